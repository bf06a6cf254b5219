package io.pasarela.bankfeed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A forwarded text and what became of it.
 *
 * @param source the name of who forwarded it
 * @param parser by which it was read, {@code name@version}
 * @param bankTransaction the fact it led to
 */
public record KeptText(
        long id, String source, RawText text, Instant heardAt, TextVerdict verdict,
        @Nullable TextReason reason, @Nullable String parser, @Nullable Long bankTransaction) {}
