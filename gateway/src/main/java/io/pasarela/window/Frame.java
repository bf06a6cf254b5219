package io.pasarela.window;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page of the window.
 *
 * @param shop whose page it is; null when the request did not say enough to know its page
 * @param languages the links to the same page, in every language it can be read in
 * @param version changes with the stylesheet and the script, so that browsers may keep them
 * @param refresh when a browser without script looks again, or any browser leaves; null for never
 * @param notes what only the merchant's developers see, on the test twin
 */
record Frame(
        Words words,
        String title,
        @Nullable Shop shop,
        List<Language> languages,
        String version,
        @Nullable Refresh refresh,
        List<String> notes) {

    /**
     * How the merchant wants to be seen.
     *
     * @param logo null when he has none
     * @param colorsUrl null when the window's own colours are fine with him
     */
    record Shop(String name, @Nullable Logo logo, @Nullable String colorsUrl) {}

    record Logo(String url, int width, int height) {}

    /** A link to the page in another language; the page's own has no link. */
    record Language(String lang, String name, @Nullable String url) {}

    /** After how many seconds to load which page; only for browsers without script, or for all. */
    record Refresh(int seconds, @Nullable String url) {

        String content() {
            return url == null ? Integer.toString(seconds) : seconds + ";url=" + url;
        }
    }

    Frame {
        languages = List.copyOf(languages);
        notes = List.copyOf(notes);
    }
}
