package io.pasarela.bankfeed;

import io.pasarela.money.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What reading history again changed, or would change.
 *
 * @param looked how many texts were read
 * @param counts how many of them became what; those that stay as they are do not count
 * @param changes the first of them
 */
public record Rereading(int looked, Map<TextVerdict, Integer> counts, List<Change> changes) {

    /** More changes are counted, and not listed. */
    public static final int CHANGES_MAX = 500;

    public Rereading {
        counts = Map.copyOf(counts);
        changes = List.copyOf(changes);
    }

    /**
     * A text as it was, and what becomes of it.
     *
     * @param money what it tells of, if of money
     */
    public record Change(KeptText text, TextVerdict becomes, String parser, @Nullable Told money) {}

    /**
     * Money as a text tells of it.
     *
     * @param bankTransaction the fact; null when it is yet to be made
     */
    public record Told(
            Money amount, @Nullable String reference, @Nullable String payer,
            @Nullable Long bankTransaction) {}
}
