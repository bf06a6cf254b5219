package io.pasarela.office.sources;

import io.pasarela.office.Frame;
import io.pasarela.office.Frame.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sources, what they seem to have left out, and the texts they forwarded, the newest first.
 *
 * @param older where the texts before these are; null at the end
 */
record SourcesPage(
        Frame frame, List<Source> sources, List<Gap> gaps, List<Link> shelves, List<Text> texts,
        String rereadUrl, @Nullable String older) {

    /** The counts are of the last days. */
    record Source(
            String name, String heard, String state, boolean silent, String read, String ignored,
            String unread, String untrusted, String repeats) {}

    /** Money that nobody told of. */
    record Gap(String account, String missing, String from, String until) {}

    /**
     * @param why what kept it from being read, or by which parser it was
     * @param fact the bank transaction it led to, or empty
     */
    record Text(
            String number, String received, String source, String sender, String body,
            String verdict, String color, String why, String fact) {}

    SourcesPage {
        sources = List.copyOf(sources);
        gaps = List.copyOf(gaps);
        shelves = List.copyOf(shelves);
        texts = List.copyOf(texts);
    }
}
