package io.pasarela.bankfeed;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;
import static org.springframework.transaction.annotation.Propagation.NEVER;

import io.pasarela.merchants.MerchantId;
import io.pasarela.money.Money;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.wallets.Wallet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Facts: stored once, whatever the way in, and found again for those who settle claims. */
@Component
public class BankFeed {

    /** Older facts of a reused reference are somebody else's transfer. */
    private static final Duration SAME_REFERENCE_WITHIN = Duration.ofDays(30);

    private final FactStore store;
    private final FactKeeper keeper;
    private final ReportReader reader;
    private final PaymentSystems systems;
    private final TransactionTemplate transaction;
    private final ObjectProvider<Arrivals> arrivals;
    private final Clock clock;

    BankFeed(FactStore store, FactKeeper keeper, ReportReader reader, PaymentSystems systems,
            TransactionTemplate transaction, ObjectProvider<Arrivals> arrivals, Clock clock) {
        this.store = store;
        this.keeper = keeper;
        this.reader = reader;
        this.systems = systems;
        this.transaction = transaction;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /** The transfer a number on a bank account names. */
    public record Numbered(long bankAccount, String reference) {}

    /**
     * Stores what a source reports, at most 1,000 lines, and lets new facts pay what they pay by
     * themselves. The answers come in the order of the lines.
     */
    @Transactional(propagation = NEVER)
    public List<Receipt> receive(Source source, List<Report> reports) {
        List<ReportReader.Read> lines = reader.read(source, reports);
        List<NewFact> facts = lines.stream()
                .filter(ReportReader.Read.Fact.class::isInstance)
                .map(read -> ((ReportReader.Read.Fact) read).fact()).toList();
        List<Receipt> kept = keep(facts, source);
        var next = kept.iterator();
        return lines.stream().map(line -> switch (line) {
            case ReportReader.Read.Fact _ -> next.next();
            case ReportReader.Read.Fault(Receipt.Refused refusal) -> refusal;
        }).toList();
    }

    private List<Receipt> keep(List<NewFact> facts, Source source) {
        if (facts.isEmpty()) return List.of();
        List<Receipt> receipts = transaction.execute(_ -> keeper.keep(facts, source));
        // Only now that the facts are there for everybody: a claim that came meanwhile missed them.
        announce(news(receipts));
        return receipts;
    }

    private static List<BankTransaction> news(List<Receipt> receipts) {
        return receipts.stream().flatMap(receipt -> receipt.news().stream()).distinct().toList();
    }

    /** Lets new facts pay, once they are there for everybody. */
    void announce(List<BankTransaction> facts) {
        List<BankTransaction> free = facts.stream().filter(BankTransaction::isFree).toList();
        if (!free.isEmpty()) arrivals.forEach(listener -> listener.arrived(free));
    }

    /**
     * Stores what a bank's statement says to have arrived, at most 1,000 lines, in the caller's
     * transaction; after its commit he calls {@link #booked}. The answers come in the order of the
     * lines.
     */
    @Transactional(propagation = MANDATORY)
    public List<Receipt> book(List<StatementLine> lines, String operator) {
        return keeper.book(reader.read(lines), operator);
    }

    /** Lets what was booked pay what it pays by itself. */
    @Transactional(propagation = NEVER)
    public void booked(List<Receipt> receipts) {
        announce(news(receipts));
    }

    /** The facts of these numbers, locked until the caller's transaction ends. */
    @Transactional(propagation = MANDATORY)
    public List<BankTransaction> lock(Collection<Numbered> numbers) {
        if (numbers.isEmpty()) return List.of();
        return meetable(store.lock(numbers.stream()
                .map(number -> new NewFact.Key(number.bankAccount(), number.reference()))
                .toList()));
    }

    /** Where a bank reuses references, a claim means the newest fact of the last 30 days. */
    private List<BankTransaction> meetable(List<BankTransaction> facts) {
        Instant oldest = clock.instant().minus(SAME_REFERENCE_WITHIN);
        var meetable = new ArrayList<BankTransaction>();
        for (BankTransaction fact : facts) {
            if (isForEver(fact)) {
                meetable.add(fact);
            } else if (fact.at().isAfter(oldest)) {
                meetable.removeIf(other -> other.bankAccount() == fact.bankAccount()
                        && fact.reference().equals(other.reference())
                        && other.at().isBefore(fact.at()));
                boolean newerKnown = meetable.stream().anyMatch(other ->
                        other.bankAccount() == fact.bankAccount()
                                && fact.reference().equals(other.reference()));
                if (!newerKnown) meetable.add(fact);
            }
        }
        return meetable;
    }

    private boolean isForEver(BankTransaction fact) {
        return systems.find(fact.origin().paymentSystem())
                .map(system -> system.bank().referenceUniqueFor() == null).orElse(true);
    }

    /** Marks facts as paying somebody, and returns them; throws unless every one was free. */
    @Transactional(propagation = MANDATORY)
    public List<BankTransaction> claim(Collection<Long> facts) {
        List<BankTransaction> claimed =
                store.claim(facts.stream().mapToLong(Long::longValue).sorted().toArray());
        if (claimed.size() != facts.size()) {
            throw new IllegalStateException(
                    claimed.size() + " of " + facts.size() + " facts were free");
        }
        return claimed;
    }

    /** The merchant's fact with this id, locked until the caller's transaction ends. */
    @Transactional(propagation = MANDATORY)
    public Optional<BankTransaction> lock(MerchantId merchant, long fact) {
        return store.lock(merchant, fact);
    }

    /** The merchant's fact with this id. */
    public Optional<BankTransaction> find(MerchantId merchant, long fact) {
        return store.find(merchant, fact);
    }

    /** Money nobody has claimed yet, held money included, the oldest first; at most 500. */
    public List<BankTransaction> listUnclaimed(MerchantId merchant) {
        return store.listUnclaimed(merchant, 500);
    }

    /** Free facts received or confirmed since then, by their ids, for the sweep after a crash. */
    public List<BankTransaction> listFree(Instant since, long after, int limit) {
        return store.listFree(since, after, limit);
    }

    /** Money an operator vouches for because a picture convinced him. */
    public record Vouched(
            Wallet wallet, PaymentSystem system, String reference, Money amount, String operator) {}

    /**
     * Makes a provisional fact. Empty when that reference is known on that account: then the known
     * fact is the one to use.
     */
    @Transactional(propagation = MANDATORY)
    public Optional<BankTransaction> vouch(Vouched vouched) {
        return keeper.vouch(vouched);
    }

    /** What an operator's word about a held fact led to. */
    public enum HeldDecision {
        DECIDED, NOT_HELD, NOT_PROVISIONAL
    }

    /** The held report is the same money as that fact; one of them stands for both. */
    @Transactional(propagation = NEVER)
    public HeldDecision sameMoney(MerchantId merchant, long held, long known) {
        FactKeeper.Joined joined =
                transaction.execute(_ -> keeper.join(merchant, held, known));
        if (joined.freed() != null) announce(List.of(joined.freed()));
        return joined.decision();
    }

    /** The held report is other money: it counts from now on and may pay claims. */
    @Transactional(propagation = NEVER)
    public HeldDecision otherMoney(MerchantId merchant, long held) {
        Optional<BankTransaction> freed =
                transaction.execute(_ -> keeper.free(merchant, held));
        freed.ifPresent(fact -> announce(List.of(fact)));
        return freed.isPresent() ? HeldDecision.DECIDED : HeldDecision.NOT_HELD;
    }

    /** The facts a held one may be the same money as. */
    public List<BankTransaction> listLike(BankTransaction held) {
        var like = new ArrayList<>(store.listProvisionalLike(held));
        like.addAll(keeper.listLike(held));
        return like;
    }
}
