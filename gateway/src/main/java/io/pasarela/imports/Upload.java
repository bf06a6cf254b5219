package io.pasarela.imports;

import io.pasarela.merchants.MerchantId;
import io.pasarela.statements.ColumnMap;
import io.pasarela.statements.Statements.Format;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A statement file that somebody uploaded.
 *
 * @param columns of its table, as an operator or an earlier file says; null to guess
 */
public record Upload(
        long id, MerchantId merchant, Place place, Content content,
        @Nullable ColumnMap columns, Progress progress) {

    /** Whose movements it tells. */
    public record Place(long wallet, long bankAccount, Currency currency) {}

    /** What was uploaded. */
    public record Content(
            String name, Format format, long bytes, String uploadedBy, Instant uploadedAt) {}

    /** How far a file is. */
    public enum State {
        /** It is being looked at; nothing of it is stored. */
        DRAFT,
        /** It was accepted and is on its way in. */
        WAITING,
        /** All of it is stored. */
        DONE
    }

    /**
     * How much of it is stored.
     *
     * @param items lines and faults in it; 0 while it is a draft
     * @param done of these
     */
    public record Progress(
            State state, @Nullable String acceptedBy, @Nullable Instant finishedAt,
            int items, int done, Tally tally) {}

    /**
     * What became of the items that are done.
     *
     * @param stored new facts
     * @param confirmed facts that were known otherwise, and now from the bank
     * @param known lines that another file or an earlier line told
     * @param refused what could not be stored
     * @param twins of the stored, equal to another line of the file
     * @param outgoing new lines of money that left
     */
    public record Tally(
            int stored, int confirmed, int known, int refused, int twins, int outgoing) {

        static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);
    }
}
