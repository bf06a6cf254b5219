package io.pasarela.torture.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.torture.history.Event.Payment;
import io.pasarela.torture.town.Cast;
import io.pasarela.torture.town.Tenant;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnTest {

    private static final Cast CAST = Cast.all();
    private static final long SEED = 42;

    @ParameterizedTest
    @ValueSource(classes = {ActivatingStory.class, ManualPayers.Story.class,
        WindowPayers.Story.class, Orderers.Story.class, Bank.Story.class})
    void everyStoryComesSoon(Class<? extends Enum<?>> stories) {
        var told = LongStream.range(0, 500)
                .mapToObj(number -> Turn.of(CAST, SEED, number).pick(stories.getEnumConstants()))
                .distinct();
        assertThat(told).hasSize(stories.getEnumConstants().length);
    }

    @Test
    void everyTenantComesSoon() {
        assertThat(LongStream.range(0, 200).mapToObj(number ->
                Turn.of(CAST, SEED, number).tenant()).distinct()).hasSize(CAST.tenants().size());
    }

    @Test
    void anotherSeedTellsOtherStories() {
        assertThat(stories(1)).isEqualTo(stories(1)).isNotEqualTo(stories(2));
    }

    private static List<ActivatingStory> stories(long seed) {
        return LongStream.range(0, 50).mapToObj(number ->
                Turn.of(CAST, seed, number).pick(ActivatingStory.values())).toList();
    }

    @Test
    void numbersAreOfTheirSystemsFormAndNeverComeTwice() {
        var seen = new HashSet<String>();
        for (long number = 0; number < 300; number++) {
            var turn = Turn.of(CAST, SEED, number);
            for (int nth = 0; nth < 20; nth++) {
                String activating = turn.payment(Tenant.ACTIVATING, "a", nth).key1();
                String manual = turn.payment(Tenant.MANUAL, "a", nth).key1();
                assertThat(activating).matches("[0-9]{20,28}");
                assertThat(manual).matches("[0-9]{6,10}");
                assertThat(seen.add(activating) && seen.add(manual)).isTrue();
            }
        }
    }

    @Test
    void amountsKeepWithinTheLimitsOfTheCast() {
        for (long number = 0; number < 300; number++) {
            var turn = Turn.of(CAST, SEED, number);
            assertThat(turn.payment(Tenant.ACTIVATING, "a", 0).amount())
                    .isBetween(new BigDecimal("100"), new BigDecimal("499000"));
            Payment manual = turn.payment(Tenant.MANUAL, "a", 0);
            assertThat(manual.amount()).isBetween(new BigDecimal("1000"), new BigDecimal("22000"));
            assertThat(manual.amount().scale()).isZero();
        }
    }
}
