package io.pasarela.torture.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.torture.town.Cast;
import io.pasarela.torture.town.Tenant;
import io.pasarela.torture.trade.Debts.Debt;
import org.junit.jupiter.api.Test;

class DebtsTest {

    @Test
    void isPaidOnceAndOnlyWhenItsTimeHasCome() {
        var debts = new Debts();
        var turn = Turn.of(Cast.all(), 1, 1);
        var debt = new Debt(turn.tenant(), turn.payment(Tenant.ACTIVATING, "a", 0));
        debts.owe(debt);
        assertThat(debts.takeDue()).isEmpty();
        debts.fallDue();
        assertThat(debts.takeDue()).contains(debt);
        assertThat(debts.takeDue()).isEmpty();
        debts.fallDue();
        assertThat(debts.takeDue()).isEmpty();
    }
}
