package io.pasarela.notifications;

import io.pasarela.paymentsystems.NotificationParser.Shape;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as parsers see it: lower case, without accents and invisible marks, with single blanks.
 * Each character remembers where it came from, so that a name is told with its accents.
 */
final class FoldedText {

    private final String original;
    private final StringBuilder folded = new StringBuilder();
    private int[] origins;

    private FoldedText(String original) {
        this.original = original;
        this.origins = new int[original.length() + 1];
    }

    static FoldedText of(String text, Shape shape) {
        var result = new FoldedText(text);
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            if (isBlank(c)) {
                result.addBlank(shape == Shape.LINES && isLineEnd(c) ? '\n' : ' ', at);
            } else if (isDash(c)) {
                result.add('-', at);
            } else if (!isInvisible(c)) {
                result.addLetters(c, at);
            }
            at += Character.charCount(c);
        }
        return result;
    }

    CharSequence folded() {
        return folded;
    }

    /** What stood there, on one line and without invisible marks. */
    String original(int from, int to) {
        int end = to < folded.length() ? origins[to] : original.length();
        var text = new StringBuilder();
        original.substring(origins[from], end).codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .map(c -> isBlank(c) ? ' ' : c)
                .filter(c -> c != ' ' || !text.isEmpty() && text.charAt(text.length() - 1) != ' ')
                .forEach(text::appendCodePoint);
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }

    /** One blank for many; a line feed among them wins. */
    private void addBlank(char blank, int at) {
        int last = folded.length() - 1;
        if (last < 0) return;
        char before = folded.charAt(last);
        if (before != ' ' && before != '\n') {
            add(blank, at);
        } else if (blank == '\n') {
            folded.setCharAt(last, '\n');
        }
    }

    private void addLetters(int c, int at) {
        if (c < 0x80) {
            add((char) Character.toLowerCase(c), at);
            return;
        }
        String letters = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
        letters.codePoints().filter(letter -> !isMark(letter)).map(Character::toLowerCase)
                .forEach(letter -> {
                    for (char part : Character.toChars(letter)) add(part, at);
                });
    }

    private void add(char c, int at) {
        if (folded.length() == origins.length) {
            origins = Arrays.copyOf(origins, origins.length * 2);
        }
        origins[folded.length()] = at;
        folded.append(c);
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private static boolean isDash(int c) {
        return Character.getType(c) == Character.DASH_PUNCTUATION || c == 0x2212;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** Zero-width characters, direction marks, soft hyphens, and marks that stand by themselves. */
    private static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT || isMark(c);
    }
}
