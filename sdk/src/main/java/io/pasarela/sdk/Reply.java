package io.pasarela.sdk;

import java.time.Duration;
import java.util.function.Function;

/** What came of a request, before it is known which call asked. */
sealed interface Reply {

    /** The gateway did what was asked. */
    record Done(Answer answer) implements Reply {}

    /** The gateway said no. */
    record No(Refused refused) implements Reply {}

    /** There is no decision. */
    record Open(TryAgain tryAgain) implements Reply {}

    /** Makes the call's own outcome of it; an answer that does not read as promised is open. */
    default <T> T as(
            Function<Answer, ? extends T> done, Function<Refused, ? extends T> no,
            Function<TryAgain, ? extends T> open) {
        if (this instanceof No reply) return no.apply(reply.refused());
        if (this instanceof Open reply) return open.apply(reply.tryAgain());
        try {
            return done.apply(((Done) this).answer());
        } catch (Unreadable e) {
            return open.apply(unreadable(e));
        }
    }

    static TryAgain unreadable(Unreadable fault) {
        return new TryAgain(
                TryAgain.Cause.UNREADABLE, Duration.ofSeconds(1), "", fault.getMessage());
    }
}
