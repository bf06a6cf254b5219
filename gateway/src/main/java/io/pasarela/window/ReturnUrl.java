package io.pasarela.window;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where a payer may be sent back to: a web address, used byte for byte as it was given. */
record ReturnUrl(String text) {

    private static final int LENGTH_MAX = 2_000;

    private static final Pattern WEB_ADDRESS = Pattern.compile(
            "(?<origin>https?://([\\p{L}\\p{N}._-]+|\\[[0-9a-f:.]+])(:\\d{1,5})?)([/?#].*)?",
            Pattern.CASE_INSENSITIVE);

    /** Empty for everything else, such as {@code javascript:} or an address with a password. */
    static Optional<ReturnUrl> of(String text) {
        return text.length() <= LENGTH_MAX
                        && text.codePoints().noneMatch(ReturnUrl::isUnfit)
                        && WEB_ADDRESS.matcher(text).matches()
                ? Optional.of(new ReturnUrl(text))
                : Optional.empty();
    }

    /** Scheme, host and port, as written. */
    String origin() {
        var address = WEB_ADDRESS.matcher(text);
        if (!address.matches()) throw new IllegalStateException("no web address: " + text);
        return address.group("origin");
    }

    /** Browsers read a backslash as a slash, so that a host may seem to be another one. */
    private static boolean isUnfit(int c) {
        return c == '\\' || Character.isISOControl(c) || Character.isWhitespace(c)
                || Character.isSpaceChar(c) || Character.getType(c) == Character.SURROGATE;
    }
}
