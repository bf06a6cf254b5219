package io.pasarela.withdrawals;

import io.pasarela.StillClock;
import io.pasarela.audit.SilentAudit;
import io.pasarela.ledger.BlankLedger;
import io.pasarela.ledger.Entry;
import io.pasarela.merchants.BlankMerchants;
import io.pasarela.merchants.Endpoints;
import io.pasarela.merchants.Merchant;
import io.pasarela.merchants.MerchantId;
import io.pasarela.merchants.Rules;
import io.pasarela.merchants.SigningKey;
import io.pasarela.model.MemoryDatabase;
import io.pasarela.money.Money;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.postbacks.BlankPostbacks;
import io.pasarela.postbacks.Notice;
import io.pasarela.wallets.BlankWallets;
import io.pasarela.wallets.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The feature's real code over rows in memory, but for one decision that may be made wrong. */
final class MemoryPayouts implements PayoutGround {

    static final long OPENING = 5_000;

    private static final PaymentSystems SYSTEMS = PaymentSystems.builtIn();
    private static final Merchant MERCHANT = new Merchant(new MerchantId(1),
            new Merchant.Identity("m", "M", "m.example", false), ZoneOffset.UTC,
            new Endpoints(null, Map.of(), List.of(), List.of()),
            new Rules(true, null, false, false, Duration.ofDays(7)), Map.of(), Map.of());

    final MemoryDatabase<PayoutRows> database =
            new MemoryDatabase<>(PayoutRows.with(OPENING));
    private final StillClock clock = new StillClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final PayoutPlant plant;
    private final Withdrawals withdrawals;
    private final TestFinisher finisher;

    MemoryPayouts(PayoutPlant plant) {
        this.plant = plant;
        var store = new Store();
        var end = end(new PayoutEnd(new Told(), new Funds()));
        var journal = new PayoutJournal(new SilentAudit());
        var intake = new OrderIntake(
                store, new Keys(), SYSTEMS, new Funds(), journal, database, clock);
        var desk = new PayoutDesk(store, end, journal, new OneWallet(), SYSTEMS, database, clock);
        withdrawals = new Withdrawals(
                intake, desk, store, new WithdrawalSettings(Duration.ofMinutes(30)), clock);
        finisher = new TestFinisher(store, end, database, clock);
    }

    /** Shows what ended to the real end, perhaps as something that it was not. */
    private PayoutEnd end(PayoutEnd real) {
        return new PayoutEnd(new Told(), new Funds()) {
            @Override
            void settle(List<Withdrawal> finished) {
                real.settle(finished.stream().map(MemoryPayouts.this::seen).toList());
            }
        };
    }

    private Withdrawal seen(Withdrawal was) {
        boolean other = is(PayoutPlant.TELLS_OF_ORDERS_BY_HAND)
                && was.origin() == Withdrawal.Origin.HAND
                || is(PayoutPlant.LETS_TESTS_MOVE_MONEY) && was.isTest();
        return !other ? was : new Withdrawal(was.number(), was.merchant(), was.withdrawalId(),
                Withdrawal.Origin.API, was.order(), was.progress(), was.createdAt());
    }

    private boolean is(PayoutPlant other) {
        return plant == other;
    }

    @Override
    public Withdrawals withdrawals() {
        return withdrawals;
    }

    @Override
    public Merchant merchant() {
        return MERCHANT;
    }

    @Override
    public long wallet() {
        return 7;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void pass(Duration time) {
        clock.move(time);
    }

    @Override
    public void finishTests() {
        finisher.finishDue();
    }

    @Override
    public String money() {
        return database.rows().funds().toString();
    }

    @Override
    public List<Integer> told(Withdrawal withdrawal) {
        return database.rows().told().stream().map(Notice.WithdrawalNotice.class::cast)
                .filter(notice -> notice.withdrawal() == withdrawal.number())
                .map(Notice.WithdrawalNotice::status).toList();
    }

    @Override
    public int tellings() {
        return database.rows().told().size();
    }

    /** The store, with guards that may be left out. */
    private final class Store extends MemoryWithdrawals {

        Store() {
            super(database);
        }

        @Override
        boolean isTakeable(Withdrawal now) {
            return super.isTakeable(now) || is(PayoutPlant.TAKES_TWICE) && !now.isTest()
                    && now.state() == WithdrawalState.IN_PROGRESS;
        }

        @Override
        boolean isHeld(Withdrawal now, Grip grip) {
            return super.isHeld(now, grip) || is(PayoutPlant.IGNORES_THE_FENCE)
                    && now.state() == WithdrawalState.IN_PROGRESS;
        }

        @Override
        boolean isMine(Withdrawal now, Grip grip) {
            return super.isMine(now, grip) || is(PayoutPlant.LETS_ANYBODY_PAY);
        }

        @Override
        boolean isUsed(PayoutRows rows, Withdrawal.Payment payment) {
            return super.isUsed(rows, payment) && !is(PayoutPlant.USES_A_REFERENCE_TWICE);
        }

        @Override
        Optional<Accepted> findAccepted(MerchantId merchant, byte[] base) {
            return is(PayoutPlant.FORGETS_REPEATS)
                    ? Optional.empty() : super.findAccepted(merchant, base);
        }
    }

    private final class Funds extends BlankLedger {

        @Override
        public boolean reserve(MerchantId merchant, Money amount) {
            return database.write(rows -> {
                var funds = rows.funds();
                boolean free = funds.inAccounts - funds.reserved >= amount.minor();
                if (free || is(PayoutPlant.OVERSPENDS)) funds.reserved += amount.minor();
                return free || is(PayoutPlant.OVERSPENDS);
            });
        }

        @Override
        public void release(MerchantId merchant, Money amount) {
            database.write(rows -> {
                long times = is(PayoutPlant.RELEASES_TWICE) ? 2 : 1;
                return rows.funds().reserved -= times * amount.minor();
            });
            if (database.rows().funds().reserved < 0) {
                throw new IllegalStateException("less reserved than " + amount);
            }
        }

        @Override
        public void post(List<Entry> entries) {
            database.write(rows -> {
                for (Entry entry : entries) {
                    rows.funds().inAccounts -= entry.amount().minor();
                    rows.funds().paidOut += entry.amount().minor();
                }
                return entries.size();
            });
        }
    }

    private final class Told extends BlankPostbacks {

        @Override
        public void enqueue(List<Notice> notices) {
            if (!notices.isEmpty()) database.write(rows -> rows.told().addAll(notices));
        }
    }

    private static final class Keys extends BlankMerchants {

        private static final SigningKey KEY = new SigningKey(1, "access", Vectors.privateKey());

        @Override
        public SigningKey signingKey(MerchantId merchant) {
            return KEY;
        }
    }

    private static final class OneWallet extends BlankWallets {

        @Override
        public Optional<Wallet> find(MerchantId merchant, long wallet) {
            return wallet != 7 ? Optional.empty() : Optional.of(new Wallet(
                    7, merchant, 70, "itau_ml", World.PYG, "220000000", Map.of()));
        }
    }
}
