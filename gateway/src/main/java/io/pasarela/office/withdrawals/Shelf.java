package io.pasarela.office.withdrawals;

import io.pasarela.withdrawals.WithdrawalState;
import java.util.EnumSet;
import java.util.Set;

/** How the list is divided. */
enum Shelf {
    OPEN(EnumSet.of(WithdrawalState.NEW, WithdrawalState.IN_PROGRESS)),
    PROCESSED(EnumSet.of(WithdrawalState.PROCESSED)),
    REJECTED(EnumSet.of(WithdrawalState.REJECTED));

    private final Set<WithdrawalState> states;

    Shelf(Set<WithdrawalState> states) {
        this.states = states;
    }

    Set<WithdrawalState> states() {
        return states;
    }
}
