package io.pasarela.ledger;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import io.pasarela.merchants.MerchantId;
import io.pasarela.money.Money;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The books. Every method runs inside its caller's transaction, so that money and the reason for it
 * move together; callers come here last, because the counters are hot.
 */
@Component
@Transactional(propagation = MANDATORY)
public class Ledger {

    private final LedgerStore store;
    private final Clock clock;

    Ledger(LedgerStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Makes the books of a new bank account; they start at nothing. */
    public void open(MerchantId merchant, Currency currency, long bankAccount) {
        store.openBooks(merchant, currency.getCurrencyCode(), bankAccount);
    }

    /** Writes the entries and moves the counters they touch, in the order of their keys. */
    public void post(List<Entry> entries) {
        if (entries.isEmpty()) return;
        List<LedgerStore.Posted> posted = store.insert(entries, Timestamp.from(clock.instant()));
        if (posted.size() != entries.size()) {
            throw new IllegalStateException(
                    posted.size() + " of " + entries.size() + " entries found their books");
        }
        var moved = new TreeMap<Long, LedgerStore.Movement>();
        for (LedgerStore.Posted entry : posted) {
            moved.merge(entry.debitAccount(), new LedgerStore.Movement(entry.minor(), 0),
                    LedgerStore.Movement::plus);
            moved.merge(entry.creditAccount(), new LedgerStore.Movement(0, entry.minor()),
                    LedgerStore.Movement::plus);
        }
        store.move(moved);
        store.moveFunds(entries);
    }

    /** Sets money aside for a withdrawal, if that much is free; false changes nothing. */
    public boolean reserve(MerchantId merchant, Money amount) {
        return store.reserveIfFree(merchant, amount);
    }

    /** Sets money aside for a withdrawal of a merchant who does not want his balance checked. */
    public void reserveUnchecked(MerchantId merchant, Money amount) {
        store.reserve(merchant, amount);
    }

    /** Gives up what was set aside: the withdrawal was paid or rejected. */
    public void release(MerchantId merchant, Money amount) {
        if (!store.release(merchant, amount)) {
            throw new IllegalStateException(
                    "merchant " + merchant + " has less reserved than " + amount);
        }
    }

    /** What the merchant has, by currency; reads counters, never sums entries. */
    @Transactional(readOnly = true)
    public List<Balance> balances(MerchantId merchant) {
        return store.listBalances(merchant);
    }

    /** Rows of the audit views; anything but an empty list means that the books are broken. */
    @Transactional(readOnly = true)
    public List<String> faults() {
        return store.listFaults();
    }
}
