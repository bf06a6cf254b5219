package io.pasarela.postbacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pasarela.merchants.SigningKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The signature every merchant of the contract checks. Its hashes are weak and it leaves out the
 * label and the top-level amount; the contract fixes it, and {@link WebhookSignature} makes up.
 */
final class LegacySignature {

    private LegacySignature() {}

    static String of(String data, SigningKey key) {
        return hex("SHA-1", key.accessKey() + key.privateKey() + hex("MD5", data));
    }

    private static String hex(String algorithm, String text) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
