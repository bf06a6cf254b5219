package io.pasarela.withdrawals;

import static io.pasarela.withdrawals.World.CRC;
import static io.pasarela.withdrawals.World.PYG;
import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.merchants.Merchant;
import io.pasarela.withdrawals.Creation.Created;
import io.pasarela.withdrawals.Creation.Invalid;
import io.pasarela.withdrawals.Creation.Repeated;
import io.pasarela.withdrawals.Creation.WrongSignature;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Taking orders in: what is accepted, what is the same, what is refused. */
class WithdrawalsTest {

    private static final World WORLD = new World();

    private final Withdrawals withdrawals = WORLD.withdrawals();
    private final Merchant merchant = WORLD.merchant(true);

    @AfterAll
    static void theBooksAreRight() {
        assertThat(WORLD.ledgerFaults()).isEmpty();
        WORLD.close();
    }

    static List<Vectors.Vector> vectors() {
        return Vectors.withdrawals();
    }

    static List<Vectors.Forgery> forgeries() {
        return Vectors.forgeries();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void acceptsTheVectorsOnceAndKnowsThemAgain(Vectors.Vector vector) {
        rich();

        assertThat(create(Vectors.raw(vector.signed()))).isInstanceOf(Created.class);
        assertThat(create(Vectors.raw(vector.signed()))).isInstanceOf(Repeated.class);
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void refusesTheForgeriesBeforeAndAfterTheOriginal(Vectors.Forgery forgery) {
        // So much that want of money can never be what saves us.
        WORLD.wallet(merchant, PYG, "1000000000");
        RawOrder forged = signed(forgery.forged().toString(), forgery);
        RawOrder original = signed(forgery.original().toString(), forgery);

        assertThat(create(forged)).isInstanceOfAny(Invalid.class, WrongSignature.class);
        create(original);
        assertThat(create(forged)).isInstanceOfAny(Invalid.class, WrongSignature.class);
    }

    private static RawOrder signed(String json, Vectors.Forgery forgery) {
        return Vectors.raw(Vectors.signed(json, forgery.signature()));
    }

    @Test
    void storesWhatWasOrderedAndReservesIt() {
        rich();
        Withdrawal stored = created(Orders.real("w-1").with("account_email", "a@b.example")
                .with("comment", "12:30, thanks")
                .with("bank_details", Map.of("bank_code", "B1", "branch_code", "R2")).signed());

        assertThat(withdrawals.find(merchant.id(), "w-1")).contains(stored);
        assertThat(withdrawals.find(merchant.id(), stored.number())).contains(stored);
        assertThat(stored.order().recipient()).isEqualTo(new Withdrawal.Recipient(
                "220000000", "Ashik Bik", "a@b.example", "B1", "R2"));
        assertThat(stored.order().comment()).isEqualTo("12:30, thanks");
        assertThat(stored.state()).isEqualTo(WithdrawalState.NEW);
        assertThat(WORLD.money(merchant, PYG))
                .isEqualTo("1000000 in accounts, 75000 reserved, 0 paid out");
    }

    @Test
    void knowsTheSameOrderHoweverItIsWritten() {
        rich();
        created(Orders.real("w-1").signed());

        Orders sameInTexts = Orders.real("w-1").with("amount", "75000.00").with("is_test", "0")
                .with("comment", "").with("payments_details", Map.of());
        assertThat(create(sameInTexts.signed())).isInstanceOf(Repeated.class);
        assertThat(WORLD.money(merchant, PYG)).contains("75000 reserved");
    }

    @Test
    void refusesAnIdWithOtherDataEvenWithoutMoney() {
        WORLD.wallet(merchant, PYG, "75000");
        created(Orders.real("w-1").signed());

        assertThat(create(Orders.real("w-1").with("amount", 1000000).signed()))
                .isEqualTo(new Creation.IdTaken("w-1"));
        assertThat(create(Orders.test("w-1").signed())).isEqualTo(new Creation.IdTaken("w-1"));
        assertThat(create(Orders.real("w-1").signed())).isInstanceOf(Repeated.class);
    }

    @Test
    void keepsIdsOfMerchantsApart() {
        rich();
        created(Orders.real("w-1").signed());
        Merchant other = WORLD.merchant(true);
        WORLD.wallet(other, PYG, "1000000");

        assertThat(withdrawals.create(other, Orders.real("w-1").with("amount", 1000).signed()))
                .isInstanceOf(Created.class);
        assertThat(withdrawals.find(other.id(), "w-1")).hasValueSatisfying(
                withdrawal -> assertThat(withdrawal.order().amount().minor()).isEqualTo(1000));
    }

    @Test
    void takesAnOrderWithoutIdForTheSameWithinADay() {
        rich();
        RawOrder order = Orders.real("").without("withdrawal_id").signed();
        Withdrawal first = created(order);
        assertThat(first.withdrawalId()).matches("w[0-9a-f]{24}");

        WORLD.clock.move(Duration.ofHours(24).minusMillis(1));
        assertThat(create(order)).isEqualTo(new Repeated(first));
        WORLD.clock.move(Duration.ofMillis(1));
        Withdrawal second = created(order);
        assertThat(second.withdrawalId()).isNotEqualTo(first.withdrawalId());
        assertThat(create(order)).isEqualTo(new Repeated(second));
        assertThat(create(Orders.real(first.withdrawalId()).signed()))
                .isInstanceOf(Creation.IdTaken.class);
    }

    @Test
    void neverAcceptsABaseWithOtherFields() {
        rich();
        Orders honest = Orders.real("w-1").with("bank_details", Map.of("bank_code", "B1"));
        Orders forged = Orders.real("w-1").with("bank_details", Map.of("branch_code", "B1"));
        created(honest.signed());

        assertThat(create(forged.signed())).isInstanceOf(WrongSignature.class);
        assertThat(create(honest.signed())).isInstanceOf(Repeated.class);
    }

    @Test
    void bindsTheBaseOfARepeatWrittenInAnotherWay() {
        rich();
        created(Orders.real("w-1").with("comment", "a:b").signed());
        Orders rewritten = Orders.real("w-1").with("comment", "a:b").with("amount", "75000.0");
        assertThat(create(rewritten.signed())).isInstanceOf(Repeated.class);

        Orders recut = Orders.real("w-1").with("amount", "75000.0")
                .with("bank_details", Map.of("bank_code", "a", "branch_code", "b"));
        assertThat(recut.signature("k")).isEqualTo(rewritten.signature("k"));
        assertThat(create(recut.signed())).isInstanceOf(WrongSignature.class);
    }

    @Test
    void refusesAWrongSignatureAndStoresNothing() {
        rich();
        long before = WORLD.count("withdrawals.withdrawal");

        assertThat(create(Orders.real("w-1").signed("another key")))
                .isInstanceOf(WrongSignature.class);
        assertThat(create(Orders.real("w-1").unsigned()))
                .isInstanceOf(WrongSignature.class);
        assertThat(create(Orders.real("w-1").with("signature", null).unsigned()))
                .isInstanceOf(WrongSignature.class);
        assertThat(WORLD.count("withdrawals.withdrawal")).isEqualTo(before);
    }

    @Test
    void refusesWhatTheWalletsDoNotCoverAndTakesNoId() {
        WORLD.wallet(merchant, PYG, "74999");
        assertThat(create(Orders.real("w-1").signed()))
                .isInstanceOf(Creation.InsufficientBalance.class);
        assertThat(withdrawals.find(merchant.id(), "w-1")).isEmpty();

        WORLD.wallet(merchant, PYG, "1");
        assertThat(create(Orders.real("w-1").signed())).isInstanceOf(Created.class);
        assertThat(create(Orders.real("w-2").with("amount", 1000).signed()))
                .isInstanceOf(Creation.InsufficientBalance.class);
    }

    @Test
    void refusesAllWhereThereIsNoWalletUnlessTheCheckIsOff() {
        assertThat(create(Orders.real("w-1").signed()))
                .isInstanceOf(Creation.InsufficientBalance.class);

        Merchant trusting = WORLD.merchant(false);
        assertThat(withdrawals.create(trusting, Orders.real("w-1").signed()))
                .isInstanceOf(Created.class);
        assertThat(WORLD.money(trusting, PYG))
                .isEqualTo("0 in accounts, 75000 reserved, 0 paid out");
    }

    @Test
    void testsObeyTheRulesAndTouchNoMoney() {
        assertThat(create(Orders.test("t-1").signed())).isInstanceOf(Created.class);
        assertThat(create(Orders.test("t-2").with("amount", 999).signed()))
                .isInstanceOf(Invalid.class);
        assertThat(WORLD.money(merchant, PYG)).isEqualTo("none");
    }

    private void rich() {
        WORLD.wallet(merchant, PYG, "1000000");
        WORLD.wallet(merchant, CRC, "500000");
    }

    private Creation create(RawOrder order) {
        return withdrawals.create(merchant, order);
    }

    private Withdrawal created(RawOrder order) {
        return ((Created) create(order)).withdrawal();
    }
}
