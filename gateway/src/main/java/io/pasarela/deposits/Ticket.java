package io.pasarela.deposits;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A claim that waits for its group, and the caller who waits for the outcome. */
record Ticket(NewClaim claim, CompletableFuture<Activation> outcome, AtomicBoolean taken) {

    Ticket(NewClaim claim) {
        this(claim, new CompletableFuture<>(), new AtomicBoolean());
    }

    /** Whoever comes first, group or impatient caller, decides what becomes of it. */
    boolean take() {
        return taken.compareAndSet(false, true);
    }
}
