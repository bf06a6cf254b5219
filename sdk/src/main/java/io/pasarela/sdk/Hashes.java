package io.pasarela.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The hashes of the wire contract; every JDK has them. */
final class Hashes {

    private Hashes() {}

    /** The contract's {@code sha1(prefix + md5(text))}, both in lower-case hex. */
    static String sha1OfMd5(String prefix, String text) {
        return hex("SHA-1", prefix + hex("MD5", text));
    }

    static byte[] hmacSha256(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no HmacSHA256", e);
        }
    }

    static String hmacSha256Hex(String key, String message) {
        return HexFormat.of().formatHex(hmacSha256(key.getBytes(UTF_8), message.getBytes(UTF_8)));
    }

    /** Compares in constant time, so that a forger cannot feel his way to a signature. */
    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
    }

    private static String hex(String algorithm, String text) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + algorithm, e);
        }
    }
}
