package io.pasarela.torture.history;

import java.util.function.Consumer;

/** One thing that a client did, while it did it and after. Times are {@link System#nanoTime}. */
public final class Call {

    private final Operation operation;
    private final Consumer<Call> ended;
    private final long begunAt = System.nanoTime();
    private volatile long endedAt = Long.MAX_VALUE;
    private volatile Outcome outcome = Outcome.UNKNOWN;

    /** {@code ended} hears of its end. */
    Call(Operation operation, Consumer<Call> ended) {
        this.operation = operation;
        this.ended = ended;
    }

    /** Call it once, with what the client knows now. */
    public void end(Outcome known) {
        outcome = known;
        endedAt = System.nanoTime();
        ended.accept(this);
    }

    public Operation operation() {
        return operation;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Whether it was under way at some moment of that time. */
    public boolean overlaps(long from, long to) {
        return begunAt <= to && endedAt >= from;
    }
}
