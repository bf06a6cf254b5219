package io.pasarela.window;

import io.pasarela.platform.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a browser shows to see its own payment again. It is in the page's address and in the
 * browser's storage; the gateway keeps its hash only.
 */
record ClaimKey(String text) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static ClaimKey random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return new ClaimKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty for what we never gave out. */
    static Optional<ClaimKey> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ClaimKey(text)) : Optional.empty();
    }

    byte[] sha256() {
        return Sha256.of(text);
    }

    @Override
    public String toString() {
        return "ClaimKey";
    }
}
