package io.pasarela.bankfeed;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a source fares.
 *
 * @param heardAt its last call of any kind; null for one that was never heard of
 * @param silentAfter how long it may be quiet; null is for ever
 * @param isSilent whether it has been quiet for longer
 * @param texts how many of the last days' texts became what
 * @param repeats how many texts it sent again, since it was declared
 */
public record SourceHealth(
        String name, @Nullable Instant heardAt, @Nullable Duration silentAfter, boolean isSilent,
        Map<TextVerdict, Long> texts, long repeats) {

    /** Of how many days texts are counted. */
    public static final int DAYS = 7;

    public SourceHealth {
        texts = Map.copyOf(texts);
    }
}
