package io.pasarela.deposits;

import io.pasarela.StillClock;
import io.pasarela.audit.SilentAudit;
import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.bankfeed.BankTransaction.Evidence;
import io.pasarela.deposits.Act.Coming;
import io.pasarela.deposits.Act.Said;
import io.pasarela.ledger.BlankLedger;
import io.pasarela.ledger.Entry;
import io.pasarela.matching.Claim.Terms;
import io.pasarela.merchants.Endpoints;
import io.pasarela.merchants.Merchant;
import io.pasarela.merchants.MerchantId;
import io.pasarela.merchants.Rules;
import io.pasarela.model.MemoryDatabase;
import io.pasarela.money.Money;
import io.pasarela.paymentsystems.AmountPolicy;
import io.pasarela.paymentsystems.Ceiling;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.postbacks.BlankPostbacks;
import io.pasarela.postbacks.Notice;
import io.pasarela.wallets.BlankWallets;
import io.pasarela.wallets.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** The feature's real code over rows in memory, with one merchant whose rules can be changed. */
final class DepositRig {

    static final MerchantId MERCHANT = new MerchantId(1);
    private static final ZoneId ZONE = ZoneId.of("Asia/Manila");
    static final PaymentSystems SYSTEMS = PaymentSystems.builtIn();
    /** Accounts by payment system; the number of an account is the id of its wallet too. */
    static final Map<String, List<Long>> ACCOUNTS = Map.of(
            "sinpemovil", List.of(11L, 12L), "itau_ml", List.of(21L), "nagad", List.of(31L));

    final MemoryDatabase<Rows> database = new MemoryDatabase<>(Rows.none());
    final TransactionTemplate transactions;
    final StillClock clock = new StillClock(Instant.parse("2026-03-01T12:00:00Z"));
    final MemoryClaims claims;
    final MemoryFacts facts;
    final Settlement settlement;
    final SettlementRunner runner;
    final Meeting meeting;
    final Reviews reviews;
    final Reopenings reopenings;
    final TermsOf termsOf;
    private Merchant merchant = merchant(AmountPolicy.REFUSE, true);

    /** Whether those who found no partner look once more after their commit. */
    final boolean looksAgain;

    DepositRig(Plant plant) {
        this(plant, null);
    }

    /** All in memory, or asking a shadow of it too. */
    DepositRig(Plant plant, @Nullable Shadow shadow) {
        looksAgain = plant != Plant.NEVER_LOOKS_AGAIN;
        var planted = new Planted(plant, database);
        claims = shadow == null ? planted.claims() : shadow.claims(database);
        facts = planted.facts(clock);
        var deposits = shadow == null ? planted.deposits() : shadow.deposits(database);
        transactions = shadow == null ? database : shadow.transactions(database);
        var wallets = new MemoryWallets(planted);
        termsOf = planted.terms(this);
        var bookkeeper = planted.bookkeeper(new Bookkeeping(
                claims, deposits, facts, new Told(), new Books(), clock));
        settlement = new Settlement(
                claims, deposits, bookkeeper, facts, wallets, termsOf, clock);
        runner = new SettlementRunner(settlement, transactions);
        meeting = new Meeting(runner, claims, deposits, facts, wallets, clock);
        reviews = new Reviews(claims, deposits, bookkeeper, facts,
                new Reviews.Ground(wallets, SYSTEMS), new SilentAudit(), clock);
        reopenings = new Reopenings(
                claims, deposits, null, runner, new SilentAudit(), clock);
    }

    /** What a bookkeeper works with. */
    record Bookkeeping(ClaimStore claims, DepositStore deposits, MemoryFacts facts,
            BlankPostbacks postbacks, BlankLedger ledger, StillClock clock) {}

    void rule(AmountPolicy policy, boolean shortNumbersByThemselves) {
        merchant = merchant(policy, shortNumbersByThemselves);
    }

    private static Merchant merchant(AmountPolicy policy, boolean shortNumbers) {
        return new Merchant(MERCHANT, new Merchant.Identity("m", "M", "m.example", false),
                ZONE, new Endpoints(null, Map.of(), List.of(), List.of()),
                new Rules(true, policy, shortNumbers, false, Duration.ofDays(7)), Map.of(),
                Map.of("sinpemovil", ceiling("sinpemovil", 500_00, 800_00),
                        "itau_ml", ceiling("itau_ml", 2_000, 3_000)));
    }

    private static Ceiling ceiling(String system, long claim, long day) {
        return new Ceiling(money(system, claim), money(system, day));
    }

    LocalDate today() {
        return clock.instant().atZone(ZONE).toLocalDate();
    }

    static PaymentSystem system(String key) {
        return SYSTEMS.find(key).orElseThrow();
    }

    /** The one system with that currency here. */
    static String systemOf(Currency currency) {
        return ACCOUNTS.keySet().stream()
                .filter(key -> system(key).currency().equals(currency)).findFirst().orElseThrow();
    }

    static Money money(String system, long minor) {
        return new Money(minor, system(system).currency());
    }

    /** What a bank says, as the feed takes it in; inside a transaction. */
    Optional<BankTransaction> report(Coming coming) {
        Optional<BankTransaction> news = facts.store(new MemoryFacts.Line(coming.account(),
                coming.system(), coming.number(), money(coming.system(), coming.amount()),
                coming.byText() ? Evidence.ANNOUNCED : Evidence.CONFIRMED, null));
        news.filter(fact -> !fact.isAnnounced())
                .ifPresent(fact -> meeting.confirmed(List.of(fact)));
        return news;
    }

    /** Tells everybody about money that was stored, as the feed does after its commit. */
    void announce(List<BankTransaction> stored) {
        List<BankTransaction> free = stored.stream().filter(BankTransaction::isFree).toList();
        if (!free.isEmpty()) meeting.arrived(free);
    }

    Terms terms(PaymentSystem system) {
        return termsOf.terms(merchant, system);
    }

    NewClaim claim(Said said) {
        PaymentSystem system = DepositRig.system(said.system());
        Channel channel = said.byApi()
                ? new Channel.Api() : new Channel.Window(said.door(), null, false);
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (said.odd()) flags.add(Flag.UNUSUAL_NUMBER);
        Instant now = clock.instant();
        Instant expiry = switch (system.activation()) {
            case ACTIVATE -> now.plus(merchant.rules().claimExpiry());
            case MANUAL -> null;
        };
        return new NewClaim(MERCHANT, system, new Payment(system.key(), said.label(),
                said.number(), money(system.key(), said.amount()), said.id(), now),
                terms(system), channel, flags, null, expiry);
    }

    String text(Activation outcome) {
        return switch (outcome) {
            case Activation.Activated(Deposit deposit) -> paid(deposit);
            case Activation.Waiting _ -> "waits";
            case Activation.Refused(Refusal refusal, _) -> "fail " + refusal.code();
            case Activation.TooManyAttempts _ -> "too many";
            case Activation.Busy _ -> "busy";
        };
    }

    String paid(Deposit deposit) {
        BankTransaction fact = database.rows().facts().get(deposit.bankTransaction());
        return "paid " + deposit.amount().minor() + " by " + fact.bankAccount() + "/"
                + fact.reference() + " for " + deposit.payment().customId();
    }

    String text(Confirmation confirmation) {
        return switch (confirmation) {
            case Confirmation.Confirmed(Deposit deposit) -> paid(deposit);
            case Confirmation.NotWaiting _ -> "not waiting";
            case Confirmation.FactNotFree _ -> "not free";
            case Confirmation.AmountDiffers _ -> "amount differs";
            case Confirmation.NumberKnown _ -> "number known";
            case Confirmation.CustomIdTaken _ -> "id taken";
            case Confirmation.WalletUnknown _, Confirmation.NotFound _ ->
                throw new AssertionError("nobody asked for that: " + confirmation);
        };
    }

    static String text(Reopening reopening) {
        return switch (reopening) {
            case Reopening.Reopened _ -> "reopened";
            case Reopening.NotEnded _ -> "not ended";
            case Reopening.AppealsUsed _ -> "appeals used";
            case Reopening.NewerWaits _ -> "newer waits";
            case Reopening.PaidAlready _ -> "already paid";
            case Reopening.NotFound _ ->
                throw new AssertionError("nobody asked for that: " + reopening);
        };
    }

    private final class Books extends BlankLedger {

        @Override
        public void post(List<Entry> entries) {
            if (!entries.isEmpty()) database.write(rows -> rows.entries().addAll(entries));
        }
    }

    private final class Told extends BlankPostbacks {

        @Override
        public void enqueue(List<Notice> notices) {
            if (!notices.isEmpty()) database.write(rows -> rows.notices().addAll(notices));
        }
    }

    private static final class MemoryWallets extends BlankWallets {

        private final Planted planted;

        MemoryWallets(Planted planted) {
            this.planted = planted;
        }

        @Override
        public List<Long> bankAccounts(MerchantId merchant, String system) {
            return planted.accounts(ACCOUNTS.get(system));
        }

        @Override
        public List<String> paymentSystems(MerchantId merchant, long account) {
            return ACCOUNTS.keySet().stream()
                    .filter(system -> ACCOUNTS.get(system).contains(account)).toList();
        }

        @Override
        public Optional<Wallet> find(MerchantId merchant, long wallet) {
            return paymentSystems(merchant, wallet).stream().findFirst()
                    .map(system -> new Wallet(wallet, merchant, wallet, system,
                            system(system).currency(), "" + wallet, Map.of()));
        }

        @Override
        public void lock(long account) {}
    }
}
