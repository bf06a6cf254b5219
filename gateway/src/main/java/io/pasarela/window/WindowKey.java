package io.pasarela.window;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A merchant's window key: tells his links and return URLs from those of others. */
record WindowKey(String secret) {

    private static final String ALGORITHM = "HmacSHA256";

    boolean signed(LinkParameters link, String signature) throws UnusableParameter {
        return isSignatureOf(link.signedText(), signature);
    }

    /** The URL of a signed parameter, or empty when it is not one that this key signed. */
    Optional<ReturnUrl> url(String parameter, String value) {
        int dot = value.indexOf('.');
        if (dot < 0) return Optional.empty();
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(value.substring(0, dot));
            String url = new String(bytes, UTF_8);
            return isSignatureOf(parameter + "\n" + url, value.substring(dot + 1))
                    ? ReturnUrl.of(url)
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private boolean isSignatureOf(String text, String signature) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            String right = HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
            return MessageDigest.isEqual(right.getBytes(UTF_8), signature.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }

    @Override
    public String toString() {
        return "WindowKey";
    }
}
