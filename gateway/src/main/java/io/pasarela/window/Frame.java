package io.pasarela.window;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page of the window.
 *
 * @param languages the links to the same page in the other languages
 * @param version changes with the stylesheet and the script, so that browsers may keep them
 * @param refresh when a browser without script looks again, or any browser leaves; null for never
 * @param notes what only the merchant's developers see, on the test twin
 */
record Frame(
        Words words,
        String title,
        List<Language> languages,
        String version,
        @Nullable Refresh refresh,
        List<String> notes) {

    record Language(String lang, String name, String url) {}

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
