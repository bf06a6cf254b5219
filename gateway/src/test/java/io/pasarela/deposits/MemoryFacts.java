package io.pasarela.deposits;

import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.bankfeed.BankTransaction.Evidence;
import io.pasarela.bankfeed.BankTransaction.Standing;
import io.pasarela.bankfeed.BankTransaction.Status;
import io.pasarela.bankfeed.BlankBankFeed;
import io.pasarela.ledger.Book;
import io.pasarela.ledger.Entry;
import io.pasarela.merchants.MerchantId;
import io.pasarela.model.MemoryDatabase;
import io.pasarela.money.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bank feed's facts and its books, as far as deposits know them. */
class MemoryFacts extends BlankBankFeed {

    private final MemoryDatabase<Rows> database;
    private final Clock clock;

    MemoryFacts(MemoryDatabase<Rows> database, Clock clock) {
        super(clock);
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<BankTransaction> lock(Collection<Numbered> numbers) {
        if (numbers.isEmpty()) return List.of();
        return database.read(rows -> rows.facts().values().stream().filter(fact ->
                numbers.contains(new Numbered(fact.bankAccount(), fact.reference()))).toList());
    }

    @Override
    public Optional<BankTransaction> lock(MerchantId merchant, long fact) {
        return database.read(rows -> Optional.ofNullable(rows.facts().get(fact)));
    }

    @Override
    public List<BankTransaction> claim(Collection<Long> facts) {
        return database.write(rows -> {
            var claimed = new ArrayList<BankTransaction>();
            for (long id : facts) {
                BankTransaction fact = rows.facts().get(id);
                if (mayPay(fact)) claimed.add(spend(rows, fact));
            }
            if (claimed.size() != facts.size()) throw new Collision("facts were not free");
            return claimed;
        });
    }

    boolean mayPay(BankTransaction fact) {
        return fact.isFree();
    }

    BankTransaction spend(Rows rows, BankTransaction fact) {
        return stand(rows, fact,
                new Standing(Status.CLAIMED, fact.standing().evidence(), false, null));
    }

    private static BankTransaction stand(Rows rows, BankTransaction fact, Standing standing) {
        var changed = new BankTransaction(fact.id(), fact.merchant(), fact.bankAccount(),
                fact.reference(), fact.amount(), fact.origin(), standing);
        rows.facts().put(fact.id(), changed);
        return changed;
    }

    @Override
    public List<BankTransaction> listFree(Instant since, long after, int limit) {
        return database.read(rows -> rows.facts().tailMap(after, false).values().stream()
                .filter(fact -> fact.isFree() && (!fact.origin().receivedAt().isBefore(since)
                        || !rows.confirmedAt().getOrDefault(fact.id(), Instant.MIN)
                                .isBefore(since)))
                .limit(limit).toList());
    }

    @Override
    public Optional<BankTransaction> vouch(Vouched vouched) {
        return store(new Line(vouched.wallet().bankAccount(), vouched.system().key(),
                vouched.reference(), vouched.amount(), Evidence.PROVISIONAL, vouched.operator()));
    }

    /** Money that is reported, or vouched for by that operator. */
    record Line(long account, String system, String number, Money amount, Evidence evidence,
            @Nullable String operator) {}

    /** New money, or such as is confirmed only now; empty when there is nothing new. */
    Optional<BankTransaction> store(Line line) {
        return database.write(rows -> {
            Optional<BankTransaction> known = rows.facts().values().stream()
                    .filter(fact -> fact.bankAccount() == line.account()
                            && fact.reference().equals(line.number())).findFirst();
            if (known.isPresent()) {
                return line.operator() == null
                        ? confirm(rows, known.get(), line) : Optional.empty();
            }
            var fact = new BankTransaction(Rows.next(rows.facts()), DepositRig.MERCHANT,
                    line.account(), line.number(), line.amount(),
                    new BankTransaction.Origin(
                            line.system(), null, null, clock.instant(), line.operator()),
                    new Standing(Status.UNCLAIMED, line.evidence(),
                            line.operator() == null && hasLookalike(rows, line), null));
            rows.facts().put(fact.id(), fact);
            if (fact.isFree()) book(rows, fact);
            return Optional.of(fact);
        });
    }

    private Optional<BankTransaction> confirm(Rows rows, BankTransaction known, Line report) {
        if (!known.amount().equals(report.amount())) return Optional.empty();
        Standing now = known.standing();
        if (now.evidence() == Evidence.CONFIRMED) return Optional.empty();
        BankTransaction changed = stand(rows, known,
                new Standing(now.status(), report.evidence(), now.held(), now.joinedTo()));
        if (!known.isAnnounced() || changed.isAnnounced()) return Optional.empty();
        rows.confirmedAt().put(known.id(), clock.instant());
        return Optional.of(changed);
    }

    private boolean hasLookalike(Rows rows, Line line) {
        return rows.facts().values().stream().anyMatch(fact ->
                fact.standing().evidence() == Evidence.PROVISIONAL
                        && fact.bankAccount() == line.account()
                        && fact.amount().equals(line.amount())
                        && Duration.between(fact.origin().receivedAt(), clock.instant())
                                .compareTo(Duration.ofDays(3)) <= 0);
    }

    private static void book(Rows rows, BankTransaction fact) {
        rows.entries().add(new Entry(fact.merchant(), new Book.Bank(fact.bankAccount()),
                new Book.Suspense(fact.bankAccount()), fact.amount(), Entry.Cause.ARRIVAL,
                fact.id()));
    }

    /** A held fact turns out to be other money. */
    BankTransaction free(BankTransaction held) {
        return database.write(rows -> {
            BankTransaction freed = stand(rows, held, new Standing(
                    Status.UNCLAIMED, held.standing().evidence(), false, null));
            book(rows, freed);
            return freed;
        });
    }

    /** A held fact turns out to be the money of a provisional one. */
    void join(BankTransaction held, BankTransaction provisional) {
        database.write(rows -> {
            stand(rows, provisional, new Standing(provisional.standing().status(),
                    held.standing().evidence(), false, null));
            return stand(rows, held, new Standing(Status.IGNORED, held.standing().evidence(),
                    false, provisional.id()));
        });
    }

    void putAside(BankTransaction fact) {
        database.write(rows -> stand(rows, fact,
                new Standing(Status.RETURNED, fact.standing().evidence(), false, null)));
    }
}
