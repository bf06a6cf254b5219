package io.pasarela.withdrawals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The merchant's proof that an order is his. The algorithm is given by the contract; SHA-1 and MD5
 * stand here for compatibility, and the checks around it make up for the ambiguous join.
 */
final class Signature {

    static final String FIELD = "signature";

    private Signature() {}

    /** What is signed: all fields sent but the signature, by name, joined by colons. */
    static String base(SortedMap<String, SignedValue> fields) {
        var signed = new TreeMap<>(fields);
        signed.remove(FIELD);
        return new SignedValue.Members(signed).signed();
    }

    static String of(String base, String privateKey) {
        return hash("SHA-1", privateKey + hash("MD5", base));
    }

    /** Takes as long for a near miss as for any. */
    static boolean isRight(SortedMap<String, SignedValue> fields, String privateKey) {
        String sent = fields.get(FIELD) instanceof SignedValue.Text(String text) ? text : "";
        return MessageDigest.isEqual(
                bytes(of(base(fields), privateKey)), bytes(sent));
    }

    static byte[] sha256(String text) {
        return digest("SHA-256", text);
    }

    private static String hash(String algorithm, String text) {
        return HexFormat.of().formatHex(digest(algorithm, text));
    }

    private static byte[] digest(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
