package io.pasarela.deposits;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.deposits.Act.Coming;
import io.pasarela.deposits.Act.End;
import io.pasarela.deposits.Act.Said;
import io.pasarela.model.Histories;
import io.pasarela.model.Marks;
import io.pasarela.model.Report;
import io.pasarela.platform.postgres.TestDatabase;
import io.pasarela.platform.postgres.TestPostgres;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gateway's decisions about deposits beside a model of the contract, in random histories. */
class DepositModelTest {

    private static final int LENGTH = 60;
    private static final long STEPS = Long.getLong("model.steps", 700_000);
    private static final long STEPS_ON_A_DATABASE = 4_000;
    private static final long STEPS_TO_FIND_A_PLANT = 200_000;

    @Test
    void decidesAsTheContractSaysInRandomHistories() {
        Marks marks = histories(Plant.NOTHING).run(STEPS);

        marks.require(STEPS / 1_000, "paid at once", "waits", "confirmed", "rejected",
                "crash before commit", "too many", "not free", "not waiting", "number known",
                "fail deposit.already_activated", "fail deposit.amount_limits",
                "fail deposit.amount_mismatch", "fail deposit.custom_id_taken",
                "fail deposit.rejected", "id taken", "amount differs",
                "new > claim waiting", "new > claim waiting for an operator",
                "claim waiting > claim waiting for an operator", "claim waiting > claim paid",
                "claim waiting > claim rejected", "claim waiting > claim replaced",
                "claim waiting > claim expired", "claim waiting for an operator > claim paid",
                "claim waiting for an operator > claim rejected", "fact free > fact spent",
                "fact free > fact returned", "new > fact spent", "appeal: reopened",
                "appeal: not ended", "appeal: newer waits", "appeal: already paid",
                "operator: reopened", "operator: not ended",
                "claim rejected > claim waiting for an operator",
                "announced fact free > announced fact spent",
                "new > claim waiting for an operator above the ceiling");
        marks.require(STEPS / 20_000, "claim expired > claim paid", "new > fact held",
                "fact held > fact free", "fact held > fact joined", "appeal: appeals used",
                "claim expired > claim waiting for an operator", "operator: newer waits",
                "announced fact free > fact spent", "announced fact spent > fact spent",
                "claim waiting for an operator above the ceiling > claim paid");
        marks.require(1, "claim rejected > claim paid");
    }

    /** Every statement is asked of PostgreSQL too: the memory is right about its guards. */
    @Test
    void theMemoryAnswersAsPostgresDoes() {
        TestDatabase database = TestPostgres.fresh();
        Shadow.prepare(database);
        Marks marks = new Histories<>("deposits on a database", LENGTH, new DepositScript(() ->
                new DepositRig(Plant.NOTHING, new Shadow(database)))).run(STEPS_ON_A_DATABASE);

        marks.require(1, "paid at once", "waits", "confirmed", "rejected", "crash before commit",
                "fail deposit.rejected", "too many", "id taken", "claim waiting > claim replaced",
                "claim waiting > claim expired", "claim waiting > claim paid",
                "claim waiting > claim waiting for an operator", "appeal: reopened",
                "operator: reopened");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void findsADecisionMadeWrong(Plant plant) {
        var failure = histories(plant).search(1, STEPS_TO_FIND_A_PLANT, new Marks());

        assertThat(failure).isPresent();
        Report.print(plant + " found after " + failure.get().steps() + " steps, shrunk to "
                + failure.get().actions().size());
        assertThat(failure.get().actions()).hasSizeLessThanOrEqualTo(8);
    }

    /** Found by the model: what was replaced in another payment system was not counted. */
    @Test
    void aLabelHasFiveOpenClaimsWithShortNumbersEvenIfTheyReplaceOthers() {
        again(new Act.Say(claims("sinpemovil", 6), End.WELL),
                new Act.Say(claims("nagad", 6), End.WELL));
    }

    /** Found by the model: in one group every repeat of a wrong pair counted. */
    @Test
    void aWrongPairCountsOnceHoweverOftenItIsRepeated() {
        List<Said> same = IntStream.range(0, 12).mapToObj(i -> new Said("nagad", "ada", "TXN001",
                70_00, "id-" + i, "api", false)).toList();
        again(new Act.Arrive(List.of(new Coming("nagad", 31, "TXN001", 60_00)), End.WELL),
                new Act.Say(same, End.WELL));
    }

    private static List<Said> claims(String system, int count) {
        return IntStream.range(0, count).mapToObj(i -> new Said(system, "ada", "9990" + i,
                60_000, "id-" + i, "api", false)).toList();
    }

    private static void again(Act... acts) {
        var trial = new DepositTrial(new DepositRig(Plant.NOTHING), new Marks());
        for (Act act : acts) trial.act(act);
    }

    private static Histories<Act> histories(Plant plant) {
        return new Histories<>(
                "deposits", LENGTH, new DepositScript(() -> new DepositRig(plant)));
    }
}
