package io.pasarela.deposits;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A database that fits into a test: rows, and transactions that happen whole or not at all. A
 * transaction can be held after each statement it reads with, so that others come in between: what
 * it read is then old, and only the guards of what it writes help. What follows its first write is
 * one moment.
 */
final class MemoryDatabase extends TransactionTemplate {

    private Rows rows = Rows.none();
    private boolean crashes;
    private List<Object> log;
    private int replayed;
    private boolean moved;
    private boolean wrote;
    private Cut cut = Cut.STATEMENTS;

    /** Where a transaction may be held: after each statement it reads with, or after all. */
    enum Cut { STATEMENTS, READS }

    /** The transaction waits here for its next turn. */
    private static final class Held extends Error {

        Held() {
            super(null, null, false, false);
        }
    }

    /** The machine died before it could commit. */
    static final class Crash extends Error {

        Crash() {
            super(null, null, false, false);
        }
    }

    Rows rows() {
        return rows;
    }

    void restore(Rows earlier) {
        rows = earlier;
    }

    void cutAt(Cut newCut) {
        cut = newCut;
    }

    void crashAtNextCommit() {
        crashes = true;
    }

    @Override
    public <T> T execute(TransactionCallback<T> action) {
        Rows before = rows;
        rows = before.copy();
        boolean done = false;
        try {
            T result = action.doInTransaction(new SimpleTransactionStatus());
            if (crashes) throw new Crash();
            done = true;
            return result;
        } finally {
            crashes = false;
            if (!done) rows = before;
        }
    }

    /** Lets a transaction go one statement beyond its log, or to its end; empty while held. */
    <T> Optional<T> advance(List<Object> logOfTransaction, Supplier<T> work) {
        log = logOfTransaction;
        replayed = 0;
        moved = false;
        wrote = false;
        try {
            return Optional.of(execute(_ -> work.get()));
        } catch (Held held) {
            return Optional.empty();
        } finally {
            log = null;
        }
    }

    @SuppressWarnings("unchecked")
    <T> T read(Function<Rows, T> statement) {
        if (log == null || wrote) return statement.apply(rows);
        if (replayed < log.size()) return (T) log.get(replayed++);
        if (moved && cut == Cut.STATEMENTS) throw new Held();
        T found = statement.apply(rows);
        log.add(found);
        replayed++;
        moved = true;
        return found;
    }

    <T> T write(Function<Rows, T> statement) {
        if (log != null && moved && !wrote) throw new Held();
        wrote = true;
        return statement.apply(rows);
    }
}
