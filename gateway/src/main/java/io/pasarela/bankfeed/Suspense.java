package io.pasarela.bankfeed;

import static org.springframework.transaction.annotation.Propagation.NEVER;

import io.pasarela.merchants.MerchantId;
import io.pasarela.money.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Money that nobody claimed yet: what it may belong to, and what becomes of it in the end. */
@Component
public class Suspense {

    private static final int LIST_MAX = 500;

    private final SuspenseStore store;
    private final Endings endings;
    private final TransactionTemplate transaction;

    Suspense(SuspenseStore store, Endings endings, TransactionTemplate transaction) {
        this.store = store;
        this.endings = endings;
        this.transaction = transaction;
    }

    /**
     * Where to look for the money of a claim.
     *
     * @param accounts of the claim's currency
     * @param numbers those the claim may mean
     */
    public record Around(
            MerchantId merchant, Collection<Long> accounts, Collection<String> numbers,
            Money amount, Instant at) {}

    /**
     * Facts with one of these numbers, whatever became of them; besides unclaimed ones of equal
     * amount within 3 days, and the nearest in time.
     */
    public List<BankTransaction> listAround(Around around) {
        return store.listAround(around);
    }

    /** The payers of these facts as the bank named them; facts without a name lack. */
    public Map<Long, String> listPayers(MerchantId merchant, Collection<Long> facts) {
        return facts.isEmpty() ? Map.of() : store.listPayers(merchant, facts);
    }

    /** All unclaimed money of one currency that is in the books; held money is not. */
    public record Sum(Money amount, int facts, Instant oldest) {}

    /** What nobody claimed, by currency; as much as the suspense accounts of the books say. */
    public List<Sum> sums(MerchantId merchant) {
        return store.listSums(merchant);
    }

    /** A fact that was returned or ignored, and how. */
    public record Past(BankTransaction fact, String by, Instant at, String reason) {}

    /** What operators set aside, the latest first; at most 500. */
    public List<Past> listPast(MerchantId merchant) {
        return store.listPast(merchant, LIST_MAX);
    }

    /** How that fact ended; empty unless an operator set it aside. */
    public Optional<Past> findPast(MerchantId merchant, long fact) {
        return store.findPast(merchant, fact);
    }

    /** An operator's word that money was sent back, and the payout that did it. */
    public record Returning(
            MerchantId merchant, long fact, long bankAccount, String reference,
            String operator) {}

    /** Money is sent back: it leaves suspense and the account it was sent from. */
    @Transactional(propagation = NEVER)
    public Ending giveBack(Returning word) {
        try {
            return transaction.execute(_ -> endings.giveBack(word));
        } catch (DuplicateKeyException e) {
            return new Ending.ReferenceUsed();
        }
    }

    /** Where ignored money is. */
    public enum Whereabouts {
        /** In the account, but no payer sent it. */
        NOT_A_PAYERS,
        /** Nowhere: a text announced what never came. */
        NEVER_CAME
    }

    /** An operator's word that a fact is nothing a payer sent. */
    public record Ignoring(
            MerchantId merchant, long fact, Whereabouts money, String reason, String operator) {}

    /** Money is nobody's deposit: it leaves suspense, and the account too if it never came. */
    @Transactional
    public Ending ignore(Ignoring word) {
        return endings.ignore(word);
    }
}
