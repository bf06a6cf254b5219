package io.pasarela.imports;

import org.jspecify.annotations.Nullable;

/** What stands in a bank's file: anything, at any length. */
final class Text {

    private Text() {}

    /** On one line, cut off; what would break a line or the database becomes a blank. */
    static String line(String raw, int max) {
        var text = new StringBuilder(Math.min(raw.length(), max));
        raw.codePoints().limit(max).forEach(c -> {
            boolean breaks = Character.isISOControl(c) || c == 0x2028 || c == 0x2029
                    || Character.getType(c) == Character.SURROGATE;
            text.appendCodePoint(breaks ? ' ' : c);
        });
        return text.toString().strip();
    }

    /** The same; null when nothing is left. */
    static @Nullable String lineOrNull(@Nullable String raw, int max) {
        if (raw == null) return null;
        String text = line(raw, max);
        return text.isEmpty() ? null : text;
    }
}
