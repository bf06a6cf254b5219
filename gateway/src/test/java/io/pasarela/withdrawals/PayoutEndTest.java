package io.pasarela.withdrawals;

import static io.pasarela.withdrawals.World.CRC;
import static io.pasarela.withdrawals.World.PYG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pasarela.merchants.Merchant;
import io.pasarela.paymentsystems.OfficeField;
import io.pasarela.wallets.Wallet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** What follows from the end of a withdrawal: one postback, and books that agree with it. */
class PayoutEndTest {

    private static final World WORLD = new World();

    private final Withdrawals withdrawals = WORLD.withdrawals();
    private final TestFinisher finisher = WORLD.the(TestFinisher.class);
    private final Merchant merchant = WORLD.merchant(true);
    private final Wallet guaranies = WORLD.wallet(merchant, PYG, "1000000");
    private final Wallet colones = WORLD.wallet(merchant, CRC, "500000");

    @AfterAll
    static void theBooksAreRight() {
        assertThat(WORLD.ledgerFaults()).isEmpty();
        WORLD.close();
    }

    @Test
    void tellsOfAPaidOneAsTheSourcePagesShow() {
        Withdrawal itau = ordered(vector(0));
        Withdrawal sinpemovil = ordered(vector(1));
        assertThat(WORLD.told(itau)).isEmpty();

        pay(itau, guaranies);
        pay(sinpemovil, colones);

        assertThat(WORLD.told(itau)).extracting(World.Told::data)
                .containsExactly(Vectors.postback("itau_ml withdrawal"));
        assertThat(WORLD.told(sinpemovil)).extracting(World.Told::data)
                .containsExactly(Vectors.postback("sinpemovil_ml withdrawal"));
        assertThat(WORLD.told(itau).getFirst().test()).isFalse();
    }

    private static RawOrder vector(int index) {
        return Vectors.raw(Vectors.withdrawals().get(index).signed());
    }

    @Test
    void tellsOfARejectedOneWithoutTheReason() {
        Withdrawal withdrawal = ordered(Orders.real("w-1").with("comment", "as asked")
                .with("account_email", "a@b.example")
                .with("bank_details", Map.of("bank_code", "B1")).signed());
        withdrawals.reject(grip(withdrawal), "The account is closed");

        assertThat(WORLD.told(withdrawal)).hasSize(1);
        assertThat(WORLD.told(withdrawal).getFirst().data())
                .contains("\"withdrawal_status\":5", "\"withdrawal_id\":\"w-1\"",
                        "\"comment\":\"as asked\"", "\"account_email\":\"a@b.example\"",
                        "\"bank_details\":{\"bank_code\":\"B1\",\"branch_code\":null}")
                .doesNotContain("closed");
    }

    @Test
    void tellsNobodyOfOnesMadeByHand() {
        Withdrawal paid = byHand();
        Withdrawal rejected = byHand();
        pay(paid, guaranies);
        withdrawals.reject(grip(rejected), "a mistake");

        assertThat(WORLD.told(paid)).isEmpty();
        assertThat(WORLD.told(rejected)).isEmpty();
        assertThat(WORLD.money(merchant, PYG))
                .isEqualTo("995000 in accounts, 0 reserved, 5000 paid out");
    }

    @Test
    void endsTestsAfterFiveSecondsOnce() {
        Withdrawal accepted = ordered(Orders.test("t-1").signed());
        Withdrawal rejected =
                ordered(Orders.test("t-2").with("account_number", "1234565").signed());

        WORLD.clock.move(Duration.ofMillis(4_999));
        finisher.finishDue();
        assertThat(state("t-1")).isEqualTo(WithdrawalState.NEW);

        WORLD.clock.move(Duration.ofMillis(1));
        finisher.finishDue();
        finisher.finishDue();
        assertThat(state("t-1")).isEqualTo(WithdrawalState.PROCESSED);
        assertThat(state("t-2")).isEqualTo(WithdrawalState.REJECTED);
        for (Withdrawal test : List.of(accepted, rejected)) {
            assertThat(WORLD.told(test)).hasSize(1).allMatch(World.Told::test);
        }
        assertThat(WORLD.told(accepted).getFirst().data()).contains("\"withdrawal_status\":1");
        assertThat(WORLD.told(rejected).getFirst().data()).contains("\"withdrawal_status\":5");
        assertThat(WORLD.money(merchant, PYG))
                .isEqualTo("1000000 in accounts, 0 reserved, 0 paid out");
    }

    @Test
    void leavesTestsToThemselves() {
        Withdrawal test = ordered(Orders.test("t-1").signed());

        assertThat(withdrawals.take(merchant.id(), test.number(), "ana"))
                .isEqualTo(new Handling.Overtaken(test));
        assertThat(withdrawals.reject(grip(test), "no"))
                .isEqualTo(new Handling.Overtaken(test));
    }

    @Test
    void endsManyTestsOnceThoughTwoNodesTry() {
        List<Withdrawal> tests = IntStream.range(0, 450)
                .mapToObj(n -> ordered(Orders.test("t-" + n).signed())).toList();
        WORLD.clock.move(Duration.ofSeconds(5));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int node = 0; node < 4; node++) {
                CompletableFuture.runAsync(finisher::finishDue, threads);
            }
        }

        finisher.finishDue();
        assertThat(tests).allSatisfy(test -> assertThat(WORLD.told(test)).hasSize(1));
    }

    @Test
    void undoesTheEndWhenItCannotBeTold() {
        Withdrawal withdrawal = ordered(Orders.real("w-1").signed());
        WORLD.transaction(() -> {
            WORLD.the(PayoutEnd.class).settle(List.of(rejectedCopy(withdrawal)));
            return null;
        });
        // Its postback is there already, as if somebody had ended it behind our back.
        assertThatThrownBy(() -> withdrawals.reject(grip(withdrawal), "again"))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(state("w-1")).isEqualTo(WithdrawalState.NEW);
    }

    private static Withdrawal rejectedCopy(Withdrawal withdrawal) {
        var now = new Withdrawal.Finish("ana", withdrawal.createdAt());
        return new Withdrawal(withdrawal.number(), withdrawal.merchant(),
                withdrawal.withdrawalId(), withdrawal.origin(), withdrawal.order(),
                new Withdrawal.Progress(WithdrawalState.REJECTED, 0, null, now, null, "no"),
                withdrawal.createdAt());
    }

    private WithdrawalState state(String id) {
        return withdrawals.find(merchant.id(), id).orElseThrow().state();
    }

    private void pay(Withdrawal withdrawal, Wallet wallet) {
        withdrawals.take(merchant.id(), withdrawal.number(), "ana");
        Withdrawal taken = withdrawals.find(merchant.id(), withdrawal.number()).orElseThrow();
        assertThat(withdrawals.process(grip(taken), wallet.id(), "9" + withdrawal.number()))
                .isInstanceOf(Handling.Done.class);
    }

    private static Grip grip(Withdrawal seen) {
        return new Grip(seen.merchant(), seen.number(), seen.progress().fence(), "ana");
    }

    private Withdrawal ordered(RawOrder order) {
        return ((Creation.Created) withdrawals.create(merchant, order)).withdrawal();
    }

    private Withdrawal byHand() {
        var order = new HandOrder("ana", UUID.randomUUID().toString(), "itau_ml", Map.of(
                OfficeField.LABEL, "player 7",
                OfficeField.AMOUNT, "5000", OfficeField.CURRENCY, "PYG",
                OfficeField.WALLET_RECIPIENT, "1234567", OfficeField.RECIPIENT_NAME, "Ana"));
        return ((Creation.Created) withdrawals.createByHand(merchant, order)).withdrawal();
    }
}
