package io.pasarela.postbacks;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is not delivered.
 *
 * @param due on its way or to be tried again
 * @param withoutUrl waiting for the merchant to name a URL
 * @param failed given up
 * @param oldestSince since when the oldest that is due has been waiting
 */
public record Backlog(long due, long withoutUrl, long failed, @Nullable Instant oldestSince) {

    /** How long the oldest has been waiting by now. */
    public Duration age(Instant now) {
        return oldestSince == null ? Duration.ZERO : Duration.between(oldestSince, now);
    }
}
