package io.pasarela.demo.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pasarela.demo.web.Request;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Tells visitors apart by a random cookie. The user's name, which goes to the gateway and stands in
 * links, is derived from it, so that knowing the name does not make anybody that user.
 */
final class Visitors {

    static final String COOKIE = "shop";

    private static final int TOKEN_BYTES = 16;
    private static final int NAME_DIGITS = 10;

    private final SecureRandom random = new SecureRandom();

    /** The visitor's token, as he brought it, else a new one. */
    String token(Request request) {
        return request.cookie(COOKIE)
                .filter(token -> token.matches("[0-9a-f]{" + 2 * TOKEN_BYTES + "}"))
                .orElseGet(() -> hex(TOKEN_BYTES));
    }

    /** An id that nobody guesses. */
    String newId(String prefix) {
        return prefix + hex(NAME_DIGITS);
    }

    static String user(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
            return "user-" + HexFormat.of().formatHex(hash).substring(0, NAME_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String hex(int bytes) {
        byte[] made = new byte[bytes];
        random.nextBytes(made);
        return HexFormat.of().formatHex(made);
    }
}
