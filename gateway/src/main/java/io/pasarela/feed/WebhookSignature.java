package io.pasarela.feed;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How the open-source SMS gateway for Android signs its calls: the header {@code X-Signature} is
 * the HMAC-SHA256, in hex, of the body followed by the seconds in {@code X-Timestamp}.
 */
record WebhookSignature(byte[] signature, String timestamp) {

    /** How far the clocks of phone and gateway may differ. */
    static final Duration TOLERANCE = Duration.ofSeconds(300);

    private static final Pattern SIGNATURE = Pattern.compile("[0-9A-Fa-f]{64}");
    private static final Pattern TIMESTAMP = Pattern.compile("\\d{1,11}");

    static Optional<WebhookSignature> of(HttpServletRequest request) {
        String signature = request.getHeader("X-Signature");
        String timestamp = request.getHeader("X-Timestamp");
        if (signature == null || !SIGNATURE.matcher(signature).matches()
                || timestamp == null || !TIMESTAMP.matcher(timestamp).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new WebhookSignature(HexFormat.of().parseHex(signature), timestamp));
    }

    boolean isOf(byte[] body, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(body);
            mac.update(timestamp.getBytes(StandardCharsets.US_ASCII));
            return MessageDigest.isEqual(mac.doFinal(), signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    boolean isFresh(Instant now) {
        Instant made = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(made, now).abs().compareTo(TOLERANCE) <= 0;
    }
}
