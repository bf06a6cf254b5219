package io.pasarela.deposits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pasarela.deposits.Act.Coming;
import io.pasarela.deposits.Act.Said;
import io.pasarela.deposits.DepositWalk.Role;
import io.pasarela.model.Explorer;
import io.pasarela.model.MemoryDatabase.Cut;
import io.pasarela.model.Report;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Small worlds of payers, a bank, operators and a crash, in every order that there is. */
class DepositWalkTest {

    private static final String NUMBER = "20000000000000000001";
    private static final String OTHER_NUMBER = "20000000000000000002";
    private static final int STATES_MAX = 500_000;

    private static final Role ADA = payer("ada", "id-1", NUMBER);
    private static final Role BOB = payer("bob", "id-2", NUMBER);
    private static final Role BOB_WITH_ADAS_ID = payer("bob", "id-1", OTHER_NUMBER);
    private static final Role BOBS_MONEY =
            new Role.Bank(new Coming("sinpemovil", 11, OTHER_NUMBER, 450_00));
    private static final Role BANK = new Role.Bank(new Coming("sinpemovil", 11, NUMBER, 450_00));

    private static Role payer(String label, String id, String number) {
        return new Role.Payer(
                new Said("sinpemovil", label, number, 450_00, id, "api", false));
    }

    @Test
    void twoPayersOfOneNumberTwoOperatorsAndACrash() {
        var seen = explore("two payers, one number, two operators, one crash", Cut.READS, 1,
                ADA, BOB, BANK, new Role.Confirmer("ada"), new Role.Rejecter("bob"));

        assertThat(seen.ends()).isGreaterThan(100);
        seen.marks().require(1_000, "Payer commits", "Payer collides", "Payer crashes",
                "Bank commits", "Bank collides", "Bank crashes", "Confirmer commits",
                "Confirmer collides", "Confirmer crashes", "Rejecter commits");
    }

    @Test
    void twoPayersAndTheirMoneyThatComeTogetherStatementByStatement() {
        var seen = explore("two payers, one number, one crash, statement by statement",
                Cut.STATEMENTS, 1, ADA, BOB, BANK);
        seen.marks().require(1_000, "Payer commits", "Payer collides", "Payer crashes",
                "Bank commits", "Bank collides", "Bank crashes");
    }

    /** Found by this walk: the id was bound between two looks at it, and money was made up. */
    @Test
    void twoLabelsOfOneIdAndAnOperatorWhoVouches() {
        var voucher = new Role.Voucher("ada");
        var seen = explore("two labels, one id, one operator, one crash", Cut.READS, 1,
                ADA, BOB_WITH_ADAS_ID, BOBS_MONEY, voucher);
        seen.marks().require(100, "Voucher commits", "Voucher collides", "Voucher crashes");

        seen = explore("two labels, one id, one operator, statement by statement",
                Cut.STATEMENTS, 0, ADA, BOB_WITH_ADAS_ID, BOBS_MONEY, voucher);
        seen.marks().require(100, "Voucher commits", "Voucher collides");
    }

    @Test
    void aLabelThatNamesAnotherNumberWhileItsMoneyComes() {
        var seen = explore("one label, two numbers, one operator, one crash", Cut.READS, 1,
                ADA, payer("ada", "id-1", OTHER_NUMBER), BANK, new Role.Rejecter("ada"));
        seen.marks().require(100, "Payer commits", "Payer collides", "Bank collides");
    }

    @Test
    void aClaimThatExpiresWhileItsMoneyComes() {
        var seen = explore("one payer, his money, the end of his time, one crash",
                Cut.STATEMENTS, 1, ADA, BANK, new Role.Clock(), new Role.Confirmer("ada"));
        seen.marks().require(10, "Clock commits", "Bank collides", "Confirmer collides");
    }

    @Test
    void twoAppealsAtOnceAgainstTwoOperatorsWhileTheMoneyComes() {
        var seen = explore("one payer who appeals twice, his money, two operators, one crash",
                Cut.READS, 1, ADA, BANK, new Role.Rejecter("ada"), new Role.Appealer("ada"),
                new Role.Appealer("ada"), new Role.Confirmer("ada"));
        seen.marks().require(100, "Appealer commits", "Appealer collides", "Appealer crashes",
                "Rejecter commits", "Confirmer commits", "Bank commits");
    }

    @Test
    void anAppealBesideANewerClaimAndTheEndOfTime() {
        var seen = explore("one label, two numbers, an appeal, the end of its time",
                Cut.STATEMENTS, 0, ADA, payer("ada", "id-1", OTHER_NUMBER), BANK,
                new Role.Clock(), new Role.Appealer("ada"));
        seen.marks().require(100, "Appealer commits", "Clock commits", "Payer collides");
    }

    @ParameterizedTest
    @EnumSource(names = {"PAYS_A_FACT_TWICE", "BINDS_AN_ID_TWICE", "FORGETS_TO_FLAG",
        "OVERLOOKS_LATE_MONEY", "NEVER_LOOKS_AGAIN"})
    void findsADecisionMadeWrong(Plant plant) {
        List<Role> roles = switch (plant) {
            case FORGETS_TO_FLAG -> List.of(ADA, BOB, BANK);
            case OVERLOOKS_LATE_MONEY -> List.of(ADA, BANK, new Role.Clock());
            default -> List.of(ADA, BOB_WITH_ADAS_ID, BANK, BOBS_MONEY);
        };
        var walk = new DepositWalk(plant, Cut.READS, 1);
        var explorer = new Explorer<>(plant.name(), walk);

        assertThatThrownBy(() -> explorer.explore(walk.start(roles), STATES_MAX))
                .isInstanceOf(AssertionError.class)
                .satisfies(fault -> Report.print(fault.getMessage().lines().findFirst().get()));
    }

    private static Explorer.Seen explore(String name, Cut cut, int crashes, Role... roles) {
        var walk = new DepositWalk(Plant.NOTHING, cut, crashes);
        return new Explorer<>(name, walk).explore(walk.start(List.of(roles)), STATES_MAX);
    }
}
