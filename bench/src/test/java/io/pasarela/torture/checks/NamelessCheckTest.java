package io.pasarela.torture.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.torture.history.Event.Kind;
import io.pasarela.torture.history.Event.Nameless;
import io.pasarela.torture.history.Event.Ordered;
import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Outcome;
import io.pasarela.torture.town.Cast;
import io.pasarela.torture.town.Tenant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamelessCheckTest {

    private static final Tenant TENANT = Cast.all().tenants().getFirst();
    private static final BigDecimal AMOUNT = new BigDecimal("1500");

    private final History history = new History();
    private final List<Stored.Withdrawal> kept = new ArrayList<>();

    private void keep(String id, String origin) {
        kept.add(new Stored.Withdrawal(kept.size(), TENANT.key(), id, origin, "sinpemovil_ml",
                "CRC", 150_000, "label", "NEW", null, null));
    }

    private void loseAnswer(BigDecimal amount) {
        history.add(new Nameless(TENANT, Tenant.ACTIVATING, amount, Kind.REAL));
    }

    private List<String> violations() {
        return NamelessCheck.violations(history, new Stored(List.of(), List.of(), List.of(),
                kept, List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void whatNobodyOrderedIsFound() {
        keep("w1", "API");
        assertThat(violations()).hasSize(1);
    }

    @Test
    void whatWasNamedOrMadeByHandIsNotAskedFor() {
        keep("w1", "API");
        keep("w2", "HAND");
        history.add(new Ordered(TENANT, "w1", Tenant.ACTIVATING, AMOUNT, Kind.REAL, Outcome.OK,
                false, null));
        assertThat(violations()).isEmpty();
    }

    @Test
    void eachLostAnswerExplainsOne() {
        keep("w1", "API");
        loseAnswer(AMOUNT);
        assertThat(violations()).isEmpty();
        keep("w2", "API");
        assertThat(violations()).hasSize(1);
        loseAnswer(AMOUNT);
        assertThat(violations()).isEmpty();
    }

    @Test
    void onlyOneOfItsLikeness() {
        keep("w1", "TEST");
        loseAnswer(AMOUNT);
        loseAnswer(AMOUNT.add(BigDecimal.ONE));
        assertThat(violations()).hasSize(1);
    }
}
