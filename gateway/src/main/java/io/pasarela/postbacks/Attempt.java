package io.pasarela.postbacks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request that was made to a merchant.
 *
 * @param httpStatus null when there was no answer
 * @param answer the beginning of the answer, as a stranger wrote it
 * @param fault why it was not accepted
 */
public record Attempt(
        int number, Instant startedAt, Instant endedAt, String url, Outcome outcome,
        @Nullable Integer httpStatus, @Nullable String answer, @Nullable String fault) {}
