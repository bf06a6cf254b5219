package io.pasarela.withdrawals;

import static io.pasarela.withdrawals.WithdrawalState.IN_PROGRESS;
import static io.pasarela.withdrawals.WithdrawalState.NEW;
import static io.pasarela.withdrawals.WithdrawalState.PROCESSED;
import static io.pasarela.withdrawals.WithdrawalState.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WithdrawalStateTest {

    private static final Map<WithdrawalState, Set<WithdrawalState>> FOLLOWS = Map.of(
            NEW, Set.of(IN_PROGRESS, REJECTED),
            IN_PROGRESS, Set.of(NEW, IN_PROGRESS, PROCESSED, REJECTED),
            PROCESSED, Set.of(),
            REJECTED, Set.of());

    @Test
    void allowsThesePairsAndNoOthers() {
        for (WithdrawalState from : WithdrawalState.values()) {
            for (WithdrawalState to : WithdrawalState.values()) {
                assertThat(from.canBecome(to)).as(from + " to " + to)
                        .isEqualTo(FOLLOWS.get(from).contains(to));
            }
        }
    }

    @Test
    void isFinishedWhenNothingFollows() {
        assertThat(EnumSet.allOf(WithdrawalState.class))
                .allMatch(state -> state.isFinished() == FOLLOWS.get(state).isEmpty());
    }
}
