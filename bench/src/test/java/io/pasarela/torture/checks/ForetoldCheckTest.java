package io.pasarela.torture.checks;

import static io.pasarela.torture.history.Event.Fate.NOT_BY_ITSELF;
import static io.pasarela.torture.history.Event.Fate.PAID;
import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.torture.history.Event;
import io.pasarela.torture.history.Event.Fate;
import io.pasarela.torture.history.Event.Foretold;
import io.pasarela.torture.history.Event.Judged;
import io.pasarela.torture.history.Event.Payment;
import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Outcome;
import io.pasarela.torture.town.Cast;
import io.pasarela.torture.town.Tenant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForetoldCheckTest {

    private static final Tenant TENANT = Cast.all().tenants().getFirst();
    private static final long FACT = 11;

    private final History history = new History();
    private final List<Stored.Deposit> deposits = new ArrayList<>();
    private final List<Stored.Fact> facts = new ArrayList<>();

    private static Payment payment(String customId) {
        return new Payment(
                Tenant.ACTIVATING, "payer", customId, "123", new BigDecimal("450.5"));
    }

    private void foretell(Fate fate) {
        history.add(new Foretold(TENANT, payment("order"), fate));
    }

    private void deposit(String label, @Nullable String by) {
        deposits.add(new Stored.Deposit(1, TENANT.key(), FACT, null, Tenant.ACTIVATING, label,
                "order", "123", 45_050, 45_050, true, by));
    }

    private void fact(boolean held) {
        facts.add(new Stored.Fact(FACT, TENANT.key(), Tenant.ACTIVATING, "123", 45_050,
                "CONFIRMED", "UNCLAIMED", held, null, null));
    }

    private void judge(String customId, Outcome outcome) {
        history.add(new Judged(TENANT, "ana", 5, payment(customId), null, null, outcome));
    }

    private List<String> violations() {
        return ForetoldCheck.violations(history, new Stored(facts, List.of(), deposits,
                List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void whatWasToBePaidIsPaid() {
        foretell(PAID);
        fact(false);
        assertThat(violations()).hasSize(1);
        deposit("payer", null);
        assertThat(violations()).isEmpty();
    }

    @Test
    void anothersDepositDoesNotCount() {
        foretell(PAID);
        deposit("somebody else", null);
        assertThat(violations()).hasSize(1);
    }

    @Test
    void whatWasNotToPayByItselfDidNot() {
        foretell(NOT_BY_ITSELF);
        assertThat(violations()).isEmpty();
        deposit("payer", "ana");
        assertThat(violations()).isEmpty();
        deposit("payer", null);
        assertThat(violations()).hasSize(1);
    }

    @Test
    void anOperatorMayDecideOtherwise() {
        foretell(PAID);
        judge("order", Outcome.REFUSED);
        assertThat(violations()).hasSize(1);
        judge("another order with this number", Outcome.UNKNOWN);
        assertThat(violations()).isEmpty();
    }

    @Test
    void heldMoneyWaits() {
        foretell(PAID);
        fact(true);
        assertThat(violations()).isEmpty();
    }

    @Test
    void soDoesMoneyOfWhichAnOperatorSaidWhatItIs() {
        foretell(PAID);
        fact(false);
        history.add(new Event.Answered(TENANT, "ana", FACT, false, Outcome.UNKNOWN));
        assertThat(violations()).isEmpty();
    }
}
