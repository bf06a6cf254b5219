package io.pasarela.torture.office;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.torture.history.History;
import io.pasarela.torture.office.OutsideBank.Hold;
import io.pasarela.torture.town.Cast;
import io.pasarela.torture.town.Tenant;
import org.junit.jupiter.api.Test;

class OutsideBankTest {

    private static final Tenant TENANT = Cast.all().tenants().getFirst();
    private static final Hold FIRST = new Hold(TENANT, "w", "1");
    private static final Hold LATER = new Hold(TENANT, "w", "3");

    private final History history = new History();
    private final OutsideBank bank = new OutsideBank(history);

    @Test
    void sendsOnceWhoeverAsksAgain() {
        assertThat(bank.send(FIRST, "ana", "77")).hasValue("77");
        assertThat(bank.send(FIRST, "ana", "78")).as("he remembers").hasValue("77");
        assertThat(bank.sent(FIRST, "ana")).hasValue("77");
        assertThat(bank.sent(FIRST, "eva")).isEmpty();
        assertThat(bank.timesSent(TENANT, "w")).isEqualTo(1);
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void findsTwoWhoHaveItAtOnce() {
        bank.send(FIRST, "ana", "77");
        bank.send(FIRST, "eva", "78");

        assertThat(bank.timesSent(TENANT, "w")).isEqualTo(2);
        assertThat(history.violations()).singleElement().asString()
                .contains("more than once", "77", "78");
    }

    @Test
    void findsOneWhoGotItThoughItWasPaidBefore() {
        bank.send(FIRST, "ana", "77");
        bank.send(LATER, "ana", "78");

        assertThat(history.violations()).hasSize(1);
    }

    @Test
    void sendsNothingFromHandsOfWhichSomebodySaidSo() {
        assertThat(bank.promiseNone(FIRST, "eva")).isTrue();
        assertThat(bank.send(FIRST, "ana", "77")).isEmpty();
        assertThat(bank.send(LATER, "ana", "77")).hasValue("77");
        assertThat(bank.promiseNone(LATER, "eva")).isFalse();
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void knowsReferencesThatProvedAPayment() {
        assertThat(bank.used(TENANT, "4")).isEmpty();
        bank.prove(TENANT, new OutsideBank.Proof("4", "77"));
        bank.prove(TENANT, new OutsideBank.Proof("5", "78"));
        assertThat(bank.used(TENANT, "4")).hasValue("77");
    }
}
