package io.pasarela.paymentsystems;

import java.util.Optional;

/**
 * What a system's transaction number looks like, and its one normal form: payers copy, dictate and
 * mistype numbers, and a claim meets its fact only when both are written alike. Lengths count code
 * points of the normal form.
 */
public record NumberRule(Kind kind, int minLength, int maxLength) {

    /** What a transaction number is made of. */
    public enum Kind { DIGITS, TEXT }

    private static final int LENGTH_MAX = 190;
    private static final int SHORT_BELOW = 15;

    public NumberRule {
        if (minLength < 1) throw new IllegalArgumentException("min-length is below 1");
        if (maxLength > LENGTH_MAX) throw new IllegalArgumentException("max-length is above 190");
        if (minLength > maxLength) {
            throw new IllegalArgumentException("min-length is above max-length");
        }
    }

    /** A short number can be guessed, so it needs the merchant's consent to match by itself. */
    public boolean isShort() {
        return maxLength < SHORT_BELOW;
    }

    /** The normal form of what a payer sent, or empty when it cannot be such a number. */
    public Optional<String> normalise(String raw) {
        return clean(raw).filter(number -> isWithin(number, minLength, maxLength));
    }

    /** The normal form of a bank's reference: as above, but banks keep to no length of ours. */
    public Optional<String> normaliseReference(String raw) {
        return clean(raw).filter(number -> isWithin(number, 1, LENGTH_MAX));
    }

    private Optional<String> clean(String raw) {
        return switch (kind) {
            case DIGITS -> cleanDigits(raw);
            case TEXT -> cleanText(raw);
        };
    }

    private static Optional<String> cleanDigits(String raw) {
        var number = new StringBuilder(raw.length());
        for (int c : raw.codePoints().toArray()) {
            if (isBlank(c) || isInvisible(c) || isHyphen(c)) continue;
            int digit = asciiDigit(c);
            if (digit < 0) return Optional.empty();
            number.appendCodePoint(digit);
        }
        return Optional.of(number.toString());
    }

    private static Optional<String> cleanText(String raw) {
        var text = new StringBuilder(raw.length());
        for (int c : raw.codePoints().toArray()) {
            if (isControl(c)) return Optional.empty();
            if (isBlank(c) || isInvisible(c)) continue;
            text.appendCodePoint(c);
        }
        return Optional.of(text.toString());
    }

    /** ASCII and full-width digits, and the letter O typed for a nought; else -1. */
    private static int asciiDigit(int c) {
        if (c >= '0' && c <= '9') return c;
        if (c >= 0xFF10 && c <= 0xFF19) return c - 0xFF10 + '0';
        return c == 'O' || c == 'o' ? '0' : -1;
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    /** Zero-width characters and direction marks, which come along when a number is copied. */
    private static boolean isInvisible(int c) {
        return c >= 0x200B && c <= 0x200F
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2060 && c <= 0x2064
                || c >= 0x2066 && c <= 0x2069
                || c == 0x061C || c == 0x180E || c == 0xFEFF;
    }

    /** Phones turn a typed hyphen into any of the dashes. */
    private static boolean isHyphen(int c) {
        return Character.getType(c) == Character.DASH_PUNCTUATION || c == 0xAD || c == 0x2212;
    }

    /** As the wire contract counts control characters, lone surrogates included. */
    private static boolean isControl(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029
                || Character.getType(c) == Character.SURROGATE;
    }

    private static boolean isWithin(String number, int min, int max) {
        int length = number.codePointCount(0, number.length());
        return length >= min && length <= max;
    }
}
