package io.pasarela.postbacks;

import io.pasarela.merchants.MerchantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message to a merchant, as people look at it.
 *
 * @param subject the id of the deposit or withdrawal it tells of
 * @param attempts how often it was sent, before a resend too
 * @param body its exact text, with the present signature
 */
public record Postback(
        MerchantId merchant, long id, Kind kind, long subject, Notice.Purpose purpose,
        Status status, Times times, int attempts, String body) {

    /**
     * When what happened to it.
     *
     * @param nextAttempt null when it is over, or waits for the merchant's URL
     * @param waitingSince since when the merchant could have had it
     * @param ended when it was delivered or given up
     */
    public record Times(
            Instant created, @Nullable Instant nextAttempt, @Nullable Instant waitingSince,
            @Nullable Instant ended) {}

    /** Whether it waits for the merchant to name a URL. */
    public boolean isWithoutUrl() {
        return status == Status.PENDING && times.nextAttempt() == null;
    }
}
