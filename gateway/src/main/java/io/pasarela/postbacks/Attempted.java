package io.pasarela.postbacks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An attempt that is over, and what its postback becomes by it. */
record Attempted(
        Leased leased, String url, Instant startedAt, Instant endedAt, Reply reply,
        @Nullable Instant nextAttemptAt) {

    static Attempted of(Leased leased, String url, Instant startedAt, Instant endedAt, Reply reply,
            RetryPlan plan) {
        Instant next = reply instanceof Reply.Accepted
                ? null
                : plan.delayAfter(leased.tries() + 1, reply).map(endedAt::plus).orElse(null);
        return new Attempted(leased, url, startedAt, endedAt, reply, next);
    }

    Status status() {
        if (reply instanceof Reply.Accepted) return Status.DELIVERED;
        return nextAttemptAt == null ? Status.FAILED : Status.PENDING;
    }
}
