package io.pasarela.withdrawals;

import static io.pasarela.withdrawals.World.CRC;
import static io.pasarela.withdrawals.World.PYG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pasarela.audit.Audit;
import io.pasarela.audit.Entry;
import io.pasarela.merchants.Merchant;
import io.pasarela.wallets.Wallet;
import io.pasarela.withdrawals.Handling.Done;
import io.pasarela.withdrawals.Handling.Incomplete;
import io.pasarela.withdrawals.Handling.NotFound;
import io.pasarela.withdrawals.Handling.Overtaken;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Operators at work: who has a withdrawal, what ends it, and what never happens twice. */
class PayoutDeskTest {

    private static final World WORLD = new World();
    private static final NoMoneySent NOTHING_SENT = new NoMoneySent("The bank's app shows nothing");

    private final Withdrawals withdrawals = WORLD.withdrawals();
    private final Merchant merchant = WORLD.merchant(true);
    private final Wallet wallet = WORLD.wallet(merchant, PYG, "1000000");

    @AfterAll
    static void theBooksAreRight() {
        assertThat(WORLD.ledgerFaults()).isEmpty();
        WORLD.close();
    }

    @Test
    void paysOnceAndMovesTheMoney() {
        Grip grip = taken("w-1", "ana");

        Withdrawal paid = done(withdrawals.process(grip, wallet.id(), " 123 456-789 "));

        assertThat(paid.state()).isEqualTo(WithdrawalState.PROCESSED);
        assertThat(paid.progress().payment()).isEqualTo(
                new Withdrawal.Payment(wallet.id(), wallet.bankAccount(), "123456789"));
        assertThat(WORLD.money(merchant, PYG))
                .isEqualTo("925000 in accounts, 0 reserved, 75000 paid out");
        assertThat(withdrawals.process(grip, wallet.id(), "777")).isEqualTo(new Overtaken(paid));
        assertThat(withdrawals.reject(grip, "second thoughts")).isEqualTo(new Overtaken(paid));
        assertThat(WORLD.money(merchant, PYG)).contains("75000 paid out");
    }

    @Test
    void everyActFitsItsStatesAndNoOthers() {
        Map<WithdrawalState, Set<String>> fits = Map.of(
                WithdrawalState.NEW, Set.of("take", "reject"),
                WithdrawalState.IN_PROGRESS, Set.of("process", "reject", "putBack", "handOver"),
                WithdrawalState.PROCESSED, Set.of(),
                WithdrawalState.REJECTED, Set.of());
        for (WithdrawalState state : WithdrawalState.values()) {
            for (String act : List.of("take", "process", "reject", "putBack", "handOver")) {
                Withdrawal before = in(state, state + " " + act);

                Handling handling = acted(act, grip(before, "ana"));

                assertThat(handling instanceof Done).as(state + " " + act)
                        .isEqualTo(fits.get(state).contains(act));
                if (!(handling instanceof Done)) {
                    assertThat(handling).isEqualTo(new Overtaken(before));
                    assertThat(withdrawals.find(merchant.id(), before.number())).contains(before);
                }
            }
        }
    }

    private Withdrawal in(WithdrawalState state, String id) {
        Withdrawal fresh = ((Creation.Created) withdrawals.create(merchant,
                Orders.real(id).with("amount", 1000).signed())).withdrawal();
        if (state == WithdrawalState.NEW) return fresh;
        Withdrawal taken = done(withdrawals.take(merchant.id(), fresh.number(), "ana"));
        return switch (state) {
            case NEW, IN_PROGRESS -> taken;
            case PROCESSED -> done(acted("process", grip(taken, "ana")));
            case REJECTED -> done(acted("reject", grip(taken, "ana")));
        };
    }

    private Handling acted(String act, Grip grip) {
        return switch (act) {
            case "take" -> withdrawals.take(grip.merchant(), grip.number(), grip.operator());
            case "process" -> withdrawals.process(grip, wallet.id(), "5" + grip.number());
            case "reject" -> withdrawals.reject(grip, "closed account");
            case "putBack" -> withdrawals.putBack(grip, NOTHING_SENT);
            case "handOver" -> withdrawals.handOver(grip, NOTHING_SENT, "eva");
            default -> throw new IllegalArgumentException(act);
        };
    }

    @Test
    void rejectsNewOnesAndOnesInWorkAndFreesTheMoney() {
        Withdrawal fresh = ordered("w-1");
        Withdrawal rejected = done(withdrawals.reject(grip(fresh, "ana"), " unknown account "));
        assertThat(rejected.progress().reason()).isEqualTo("unknown account");
        done(withdrawals.reject(taken("w-2", "ana"), "closed account"));

        assertThat(WORLD.money(merchant, PYG))
                .isEqualTo("1000000 in accounts, 0 reserved, 0 paid out");
        assertThat(withdrawals.take(merchant.id(), fresh.number(), "eva"))
                .isEqualTo(new Overtaken(rejected));
    }

    @Test
    void givesAWithdrawalToOneOperator() {
        Withdrawal first = done(withdrawals.take(merchant.id(), ordered("w-1").number(), "ana"));

        assertThat(withdrawals.take(merchant.id(), first.number(), "eva"))
                .isEqualTo(new Overtaken(first));
        Grip evas = new Grip(merchant.id(), first.number(), first.progress().fence(), "eva");
        assertThat(withdrawals.process(evas, wallet.id(), "1")).isEqualTo(new Overtaken(first));
        assertThat(withdrawals.reject(evas, "mine now")).isEqualTo(new Overtaken(first));
    }

    @Test
    void changesHandsOnlyOnTheWordThatNothingWasSent() {
        Grip anas = taken("w-1", "ana");
        assertThat(withdrawals.handOver(anas, new NoMoneySent(" "), "eva"))
                .isEqualTo(new Incomplete("statement"));
        assertThat(withdrawals.handOver(anas, NOTHING_SENT, ""))
                .isEqualTo(new Incomplete("operator"));

        Withdrawal evas = done(withdrawals.handOver(anas, NOTHING_SENT, "eva"));
        assertThat(withdrawals.process(anas, wallet.id(), "1")).isEqualTo(new Overtaken(evas));
        done(withdrawals.process(grip(evas, "eva"), wallet.id(), "1"));

        assertThat(acts()).containsExactly(
                "eva withdrawal.process {reference=1, wallet=" + wallet.id() + "}",
                "ana withdrawal.hand_over {no_money_sent=The bank's app shows nothing, to=eva}",
                "ana withdrawal.take {}");
    }

    @Test
    void comesBackOnlyOnTheWordThatNothingWasSent() {
        Grip anas = taken("w-1", "ana");
        assertThat(withdrawals.putBack(anas, new NoMoneySent("")))
                .isEqualTo(new Incomplete("statement"));

        Withdrawal back = done(withdrawals.putBack(anas, NOTHING_SENT));
        assertThat(back.state()).isEqualTo(WithdrawalState.NEW);
        Withdrawal again = done(withdrawals.take(merchant.id(), back.number(), "ana"));
        assertThat(withdrawals.process(anas, wallet.id(), "1")).isEqualTo(new Overtaken(again));
    }

    @Test
    void neverComesBackByTimeAndShowsWhenItIsUncertain() {
        Withdrawal taken = done(withdrawals.take(merchant.id(), ordered("w-1").number(), "ana"));
        assertThat(withdrawals.isUncertain(taken)).isFalse();

        WORLD.clock.move(Duration.ofMinutes(30).plusSeconds(1));
        assertThat(withdrawals.isUncertain(taken)).isTrue();
        assertThat(withdrawals.find(merchant.id(), "w-1")).contains(taken);
        assertThat(withdrawals.isUncertain(ordered("w-2"))).isFalse();
    }

    @Test
    void takesAReferenceOnceForAnAccount() {
        Withdrawal first = done(withdrawals.process(taken("w-1", "ana"), wallet.id(), "0123"));
        Grip second = taken("w-2", "ana");

        assertThat(withdrawals.process(second, wallet.id(), "0 1 2 3"))
                .isEqualTo(new Handling.ReferenceUsed(first));
        Wallet other = WORLD.wallet(merchant, PYG, "1000");
        done(withdrawals.process(second, other.id(), "0123"));
        assertThat(WORLD.money(merchant, PYG))
                .isEqualTo("851000 in accounts, 0 reserved, 150000 paid out");
    }

    @Test
    void wantsAWalletOfTheMerchantAndCurrencyAndAReference() {
        Grip grip = taken("w-1", "ana");
        Wallet colones = WORLD.wallet(merchant, CRC, "1000");
        Wallet strangers = WORLD.wallet(WORLD.merchant(true), PYG, "1000");

        assertThat(withdrawals.process(grip, colones.id(), "1"))
                .isEqualTo(new Handling.UnfitWallet(colones.id()));
        assertThat(withdrawals.process(grip, strangers.id(), "1"))
                .isEqualTo(new Handling.UnfitWallet(strangers.id()));
        assertThat(withdrawals.process(grip, wallet.id(), " \u200B"))
                .isEqualTo(new Incomplete("bank_reference"));
        assertThat(withdrawals.reject(grip, "")).isEqualTo(new Incomplete("reason"));
        assertThat(done(withdrawals.process(grip, wallet.id(), "TRX-7")).progress().payment()
                .reference()).isEqualTo("TRX-7");
    }

    @Test
    void knowsNothingOfOtherMerchantsWithdrawals() {
        Withdrawal ours = ordered("w-1");
        Merchant other = WORLD.merchant(true);
        Grip foreign = new Grip(other.id(), ours.number(), 0, "eve");

        assertThat(withdrawals.take(other.id(), ours.number(), "eve")).isEqualTo(new NotFound());
        assertThat(withdrawals.process(foreign, wallet.id(), "1")).isEqualTo(new NotFound());
        assertThat(withdrawals.reject(foreign, "x")).isEqualTo(new NotFound());
        assertThat(withdrawals.putBack(foreign, NOTHING_SENT)).isEqualTo(new NotFound());
        assertThat(withdrawals.find(other.id(), "w-1")).isEmpty();
        assertThat(withdrawals.list(other.id(), EnumSet.allOf(WithdrawalState.class),
                Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void listsByStateNewestFirstAndCountsWhatIsOpen() {
        Withdrawal first = ordered("w-1");
        WORLD.clock.move(Duration.ofMinutes(5));
        Withdrawal second = ordered("w-2");
        Withdrawal third = done(withdrawals.take(merchant.id(), ordered("w-3").number(), "ana"));
        withdrawals.create(merchant, Orders.test("t-1").signed());

        Set<WithdrawalState> fresh = Set.of(WithdrawalState.NEW);
        assertThat(withdrawals.list(merchant.id(), fresh, Long.MAX_VALUE))
                .filteredOn(w -> !w.isTest()).containsExactly(second, first);
        assertThat(withdrawals.list(merchant.id(), fresh, second.number())).containsExactly(first);
        assertThat(withdrawals.queues(merchant.id())).containsExactly(
                new Queue(WithdrawalState.NEW, 2, first.createdAt()),
                new Queue(WithdrawalState.IN_PROGRESS, 1, third.createdAt()));
    }

    @Test
    void theTableItselfKeepsWhoGetsWhat() {
        ordered("w-1");
        for (String change : List.of("account_number = '1'", "amount_minor = 1", "origin = 'HAND'",
                "account_name = 'Eve'", "withdrawal_id = 'x'", "currency = 'CRC'")) {
            assertThatThrownBy(() -> JdbcClient.create(WORLD.database.app())
                    .sql("update withdrawals.withdrawal set " + change).update())
                    .as(change).isInstanceOf(DataAccessException.class)
                    .rootCause().hasMessageContaining("permission denied");
        }
    }

    @Test
    void theTableItselfWantsProofs() {
        long number = ordered("w-1").number();
        for (String state : List.of("'IN_PROGRESS'", "'PROCESSED'", "'REJECTED'",
                "'PROCESSED', finished_at = now(), finished_by = 'eve'",
                "'REJECTED', finished_at = now(), finished_by = 'eve'",
                "'NEW', taken_by = 'eve', taken_at = now()", "'PAID'")) {
            assertThatThrownBy(() -> JdbcClient.create(WORLD.database.app())
                    .sql("update withdrawals.withdrawal set state = " + state + " where id = :id")
                    .param("id", number).update())
                    .as(state).isInstanceOf(DataAccessException.class)
                    .rootCause().hasMessageContaining("violates check constraint");
        }
    }

    private List<String> acts() {
        return WORLD.the(Audit.class).list(merchant.id().value(), Long.MAX_VALUE, 10).stream()
                .map(Entry::act)
                .map(act -> act.actor() + " " + act.name() + " "
                        + new TreeMap<>(act.details()))
                .toList();
    }

    private Withdrawal ordered(String id) {
        return ((Creation.Created) withdrawals.create(merchant, Orders.real(id).signed()))
                .withdrawal();
    }

    private Grip taken(String id, String operator) {
        return grip(done(withdrawals.take(merchant.id(), ordered(id).number(), operator)),
                operator);
    }

    private static Grip grip(Withdrawal seen, String operator) {
        return new Grip(seen.merchant(), seen.number(), seen.progress().fence(), operator);
    }

    private static Withdrawal done(Handling handling) {
        assertThat(handling).isInstanceOf(Done.class);
        return ((Done) handling).withdrawal();
    }
}
