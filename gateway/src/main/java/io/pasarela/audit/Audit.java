package io.pasarela.audit;

import static org.springframework.transaction.annotation.Isolation.REPEATABLE_READ;
import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The record of what people and keys did; it only grows. */
@Component
public class Audit {

    private static final int READ_AT_ONCE = 1_000;

    private final AuditStore store;
    private final Clock clock;

    Audit(AuditStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Records the act with what it did, or neither. Call it last in the transaction: it locks the
     * end of the chain, and everybody else who acts for this merchant waits for the commit.
     */
    @Transactional(propagation = MANDATORY)
    public void record(Act act) {
        store.ensureHead(act.chain());
        Link head = store.lockHead(act.chain());
        // The database keeps microseconds; what is hashed must come back the same.
        var entry = new Entry(
                head.number() + 1, clock.instant().truncatedTo(ChronoUnit.MICROS), act);
        Link link = head.next(entry);
        store.append(entry, link);
        if (store.moveHead(act.chain(), head, link) != 1) {
            throw new IllegalStateException("the end of chain " + act.chain() + " has moved");
        }
    }

    /** Reads the whole chain again and says whether it is as it was recorded. */
    @Transactional(readOnly = true, isolation = REPEATABLE_READ)
    public Verification verify(long chain) {
        Link at = Link.NONE;
        List<AuditStore.Row> rows = store.listAfter(chain, 0, READ_AT_ONCE);
        while (!rows.isEmpty()) {
            for (AuditStore.Row row : rows) {
                Link next = at.next(row.entry());
                if (row.link().number() != at.number() + 1 || !next.matches(row.link())) {
                    return new Verification.Broken(at.number() + 1);
                }
                at = next;
            }
            rows = store.listAfter(chain, at.number(), READ_AT_ONCE);
        }
        return at.matches(store.head(chain))
                ? new Verification.Intact(at.number())
                : new Verification.Broken(at.number() + 1);
    }

    /** The entries of a chain before that number, the newest first. */
    public List<Entry> list(long chain, long before, int limit) {
        return store.listBefore(chain, before, limit);
    }
}
