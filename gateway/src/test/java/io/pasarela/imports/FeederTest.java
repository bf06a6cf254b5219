package io.pasarela.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pasarela.imports.LineKey.Keyed;
import io.pasarela.imports.Refusal.Reason;
import io.pasarela.money.Money;
import io.pasarela.paymentsystems.NumberRule;
import io.pasarela.statements.Statement.Fault;
import io.pasarela.statements.Statement.Line;
import io.pasarela.statements.Statement.Way;
import io.pasarela.statements.Statement.Why;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeederTest {

    private static final NumberRule DIGITS = new NumberRule(NumberRule.Kind.DIGITS, 6, 28);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final List<Batch> batches = new ArrayList<>();

    private Feeder feeder(int skip, int wanted) {
        return new Feeder(new LineKey(DIGITS), skip, batch -> {
            batches.add(batch);
            return batches.size() < wanted;
        });
    }

    private static Line line(LocalDate day, long minor, @Nullable String reference) {
        return new Line(7, day, null, Way.IN, new Money(minor, Currency.getInstance("CRC")),
                reference, "A\u0000B\u2028" + "x".repeat(500), null, null);
    }

    @Test
    void goesOnInTheMiddleAsIfItHadNeverStopped() {
        Feeder whole = feeder(0, 100);
        for (int i = 0; i < 2_500; i++) whole.line(line(DAY, 1 + i % 3, null));
        whole.end();
        List<Keyed> all = batches.stream().flatMap(batch -> batch.lines().stream()).toList();
        batches.clear();

        Feeder first = feeder(0, 1);
        assertThatThrownBy(() -> {
            for (int i = 0; i < 2_500; i++) first.line(line(DAY, 1 + i % 3, null));
        }).isInstanceOf(Feeder.Enough.class);
        Feeder second = feeder(batches.getFirst().end(), 100);
        for (int i = 0; i < 2_500; i++) second.line(line(DAY, 1 + i % 3, null));
        second.end();
        assertThat(batches.stream().flatMap(batch -> batch.lines().stream()).toList())
                .isEqualTo(all).extracting(Keyed::key).doesNotHaveDuplicates().hasSize(2_500);
        assertThat(second.items()).isEqualTo(2_500);
    }

    @Test
    void keepsAwayWhatTheDatabaseCannotKeep() {
        Feeder feeder = feeder(0, 100);
        feeder.line(line(DAY, 0, null));
        feeder.line(line(LocalDate.of(99_999, 1, 1), 5, null));
        feeder.line(line(DAY, Long.MAX_VALUE, null));
        feeder.line(line(DAY, 5, " 77\u00007 "));
        feeder.fault(new Fault(9, Why.AMOUNT, "x\u0000".repeat(500)));
        feeder.end();
        Batch batch = batches.getFirst();
        assertThat(batch.refusals()).extracting(Refusal::reason)
                .containsExactly(Reason.DATE, Reason.AMOUNT, Reason.AMOUNT);
        assertThat(batch.refusals().getLast().value()).hasSizeLessThanOrEqualTo(100)
                .doesNotContain("\u0000");
        assertThat(batch.lines()).singleElement().satisfies(keyed -> {
            assertThat(keyed.line().reference()).isEqualTo("77 7");
            assertThat(keyed.line().payer()).startsWith("A B x").hasSize(190);
        });
    }

    @Test
    void knowsATransferByItsReferenceHoweverItIsWritten() {
        var keys = new LineKey(DIGITS);
        Keyed one = keys.of(line(DAY, 5, "123 456"));
        Keyed same = keys.of(line(DAY, 5, "123-456"));
        assertThat(same.key()).isEqualTo(one.key());
        assertThat(keys.of(line(DAY, 6, "123456")).key()).isNotEqualTo(one.key());
        Keyed lone = keys.of(line(DAY, 5, null));
        Keyed twin = keys.of(line(DAY, 5, null));
        assertThat(twin.occurrence()).isEqualTo(2);
        assertThat(twin.key()).isNotEqualTo(lone.key());
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultOfAFileHasItsReason(Why why) {
        assertThat(Refusal.of(new Fault(1, why, "")).reason().name()).isEqualTo(why.name());
        assertThat(Arrays.stream(Reason.values()).map(Enum::name)).contains(why.name());
    }
}
