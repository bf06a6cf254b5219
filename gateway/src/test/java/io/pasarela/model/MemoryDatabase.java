package io.pasarela.model;

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
public final class MemoryDatabase<R extends MemoryDatabase.Table<R>> extends TransactionTemplate {

    private R rows;
    private boolean crashes;
    private List<Object> log;
    private int replayed;
    private boolean moved;
    private boolean wrote;
    private Cut cut = Cut.STATEMENTS;

    /** All rows there are; a value, so that a transaction works on a copy. */
    public interface Table<R> {

        R copy();
    }

    /** Where a transaction may be held: after each statement it reads with, or after all. */
    public enum Cut { STATEMENTS, READS }

    /** The transaction waits here for its next turn. */
    private static final class Held extends Error {

        Held() {
            super(null, null, false, false);
        }
    }

    /** The machine died before it could commit. */
    public static final class Crash extends Error {

        Crash() {
            super(null, null, false, false);
        }
    }

    public MemoryDatabase(R rows) {
        this.rows = rows;
    }

    public R rows() {
        return rows;
    }

    public void restore(R earlier) {
        rows = earlier;
    }

    public void cutAt(Cut newCut) {
        cut = newCut;
    }

    public void crashAtNextCommit() {
        crashes = true;
    }

    @Override
    public <T> T execute(TransactionCallback<T> action) {
        R before = rows;
        rows = before.copy();
        boolean done = false;
        try {
            var status = new SimpleTransactionStatus();
            T result = action.doInTransaction(status);
            if (crashes) throw new Crash();
            done = !status.isRollbackOnly();
            return result;
        } finally {
            crashes = false;
            if (!done) rows = before;
        }
    }

    /** Lets a transaction go one statement beyond its log, or to its end; empty while held. */
    public <T> Optional<T> advance(List<Object> logOfTransaction, Supplier<T> work) {
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
    public <T> T read(Function<R, T> statement) {
        if (log == null || wrote) return statement.apply(rows);
        if (replayed < log.size()) return (T) log.get(replayed++);
        if (moved && cut == Cut.STATEMENTS) throw new Held();
        T found = statement.apply(rows);
        log.add(found);
        replayed++;
        moved = true;
        return found;
    }

    public <T> T write(Function<R, T> statement) {
        if (log != null && moved && !wrote) throw new Held();
        wrote = true;
        return statement.apply(rows);
    }
}
