package io.pasarela.withdrawals;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pasarela.model.Explorer;
import io.pasarela.model.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A withdrawal, two operators and a crash, in every order that there is. */
class WithdrawalWalkTest {

    private static final int STATES_MAX = 500_000;
    private static final int PRESSES = 3;

    @Test
    void twoOperatorsAndACrash() {
        var walk = new PayoutWalk(PayoutPlant.NOTHING);

        var seen = new Explorer<>("one withdrawal, two operators, one crash", walk)
                .explore(walk.start(PRESSES, 1), STATES_MAX);

        seen.marks().require(100, "TAKE Done", "TAKE Overtaken", "PROCESS Done",
                "PROCESS Overtaken", "REJECT Done", "REJECT Overtaken", "PUT_BACK Done",
                "PUT_BACK Overtaken", "HAND_OVER Done", "HAND_OVER Overtaken",
                "crash before commit", "crash after commit", "reads", "looks again");
    }

    @ParameterizedTest
    @EnumSource(names = {
        "IGNORES_THE_FENCE", "LETS_ANYBODY_PAY", "TAKES_TWICE", "RELEASES_TWICE"})
    void findsADecisionMadeWrong(PayoutPlant plant) {
        var walk = new PayoutWalk(plant);
        var explorer = new Explorer<>(plant.name(), walk);

        assertThatThrownBy(() -> explorer.explore(walk.start(PRESSES, 0), STATES_MAX))
                .satisfies(fault -> Report.print(fault.getMessage().lines().findFirst().get()));
    }
}
