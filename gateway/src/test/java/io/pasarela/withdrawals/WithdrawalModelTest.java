package io.pasarela.withdrawals;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.model.Histories;
import io.pasarela.model.Marks;
import io.pasarela.model.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gateway's decisions about withdrawals beside a model of the contract. */
class WithdrawalModelTest {

    private static final int LENGTH = 60;
    private static final long STEPS = Long.getLong("model.steps", 300_000);
    private static final long STEPS_ON_A_DATABASE = 1_500;
    private static final long STEPS_TO_FIND_A_PLANT = 200_000;

    @Test
    void decidesAsTheContractSaysInRandomHistories() {
        Marks marks = histories(PayoutPlant.NOTHING).run(STEPS);

        marks.require(STEPS / 1_000, "order: created", "order: repeated", "order: invalid",
                "order: wrong signature", "order: id taken", "order: no money",
                "take: done", "take: overtaken", "process: done", "process: overtaken",
                "process: reference used", "process: incomplete", "reject: done",
                "reject: overtaken", "reject: incomplete", "put back: done",
                "put back: overtaken", "hand over: done", "hand over: overtaken",
                "real processed", "real rejected", "by hand processed", "by hand rejected",
                "test processed", "test rejected");
    }

    /** The same on PostgreSQL: the guards in SQL are those of the memory. */
    @Test
    void decidesTheSameOnADatabase() {
        try (var world = new World()) {
            Marks marks = new Histories<>("withdrawals on a database", LENGTH,
                    new PayoutScript(() -> new DatabasePayouts(world))).run(STEPS_ON_A_DATABASE);

            marks.require(1, "order: created", "order: repeated", "order: no money",
                    "order: id taken", "take: done", "take: overtaken", "process: done",
                    "process: overtaken", "process: reference used", "reject: done",
                    "put back: done", "hand over: done", "test processed");
            assertThat(world.ledgerFaults()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void findsADecisionMadeWrong(PayoutPlant plant) {
        var failure = histories(plant).search(1, STEPS_TO_FIND_A_PLANT, new Marks());

        assertThat(failure).isPresent();
        Report.print(plant + " found after " + failure.get().steps() + " steps, shrunk to "
                + failure.get().actions().size());
        assertThat(failure.get().actions()).hasSizeLessThanOrEqualTo(10);
    }

    private static Histories<PayoutAct> histories(PayoutPlant plant) {
        return new Histories<>("withdrawals", LENGTH,
                new PayoutScript(() -> new MemoryPayouts(plant)));
    }
}
