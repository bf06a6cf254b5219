package io.pasarela.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Tells genuine postbacks from forged ones. Each scheme that has a key here must be satisfied:
 *
 * <ul>
 *   <li>the signature in the body, which covers {@code additional_data} and nothing else: not the
 *       label, and not the time, so an old body can be sent again;
 *   <li>the signature in the headers after Standard Webhooks, which covers every byte and the
 *       time. Prefer it, or use both.
 * </ul>
 *
 * <p>Immutable and safe for any number of threads.
 */
public final class Postbacks {

    /** What to answer, with HTTP 200, to a postback that is booked, repeats included. */
    public static final String ANSWER = "{\"status\":\"ok\"}";

    private static final String SECRET_PREFIX = "whsec_";
    private static final String SIGNATURE_PREFIX = "v1,";
    private static final int SIGNATURES_MAX = 10;

    private final List<BodyKey> bodyKeys;
    private final List<byte[]> webhookKeys;
    private final Duration tolerance;
    private final Clock clock;

    private record BodyKey(String accessKey, String privateKey) {}

    private Postbacks(Builder builder) {
        this.bodyKeys = List.copyOf(builder.bodyKeys);
        this.webhookKeys = List.copyOf(builder.webhookKeys);
        this.tolerance = builder.tolerance;
        this.clock = builder.clock;
    }

    /** Begins with no keys; at least one must be added. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Checks what arrived and reads it.
     *
     * @param body the request's body, byte for byte as it arrived
     * @param headers finds a request header by its name or gives null, such as
     *     {@code request::getHeader}
     */
    public Verification verify(byte[] body, UnaryOperator<String> headers) {
        try {
            if (!webhookKeys.isEmpty()) requireSignedHeaders(body, headers);
            Fields fields = Fields.of(JsonReader.read(body));
            if (!bodyKeys.isEmpty()) requireSignedData(fields);
            return new Verification.Genuine(
                    PostbackReader.read(fields, !webhookKeys.isEmpty()));
        } catch (Unreadable e) {
            return new Verification.Untrusted(e.getMessage());
        }
    }

    private void requireSignedData(Fields body) {
        String text = PostbackReader.signedText(body);
        String given = body.text("signature");
        String accessKey = body.text("access_key");
        boolean matches = bodyKeys.stream()
                .filter(key -> key.accessKey().equals(accessKey))
                .anyMatch(key -> Hashes.same(bodySignature(key, text), given));
        if (!matches) throw new Unreadable("the signature in the body is wrong");
    }

    private static String bodySignature(BodyKey key, String text) {
        return Hashes.sha1OfMd5(key.accessKey() + key.privateKey(), text);
    }

    private void requireSignedHeaders(byte[] body, UnaryOperator<String> headers) {
        String id = header(headers, "webhook-id");
        String timestamp = header(headers, "webhook-timestamp");
        requireFresh(timestamp);
        byte[] signed = signed(id + "." + timestamp + ".", body);
        // During a change of keys the gateway signs with both.
        String[] given = header(headers, "webhook-signature").split(" ", SIGNATURES_MAX + 1);
        if (given.length > SIGNATURES_MAX) throw new Unreadable("too many signatures");
        boolean matches = false;
        for (byte[] key : webhookKeys) {
            byte[] mac = Hashes.hmacSha256(key, signed);
            String expected = SIGNATURE_PREFIX + Base64.getEncoder().encodeToString(mac);
            for (String signature : given) matches |= Hashes.same(expected, signature);
        }
        if (!matches) throw new Unreadable("the signature in the headers is wrong");
    }

    private void requireFresh(String timestamp) {
        if (!timestamp.matches("[0-9]{1,12}")) throw new Unreadable("webhook-timestamp is no time");
        long age = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp));
        if (age > tolerance.toSeconds()) throw new Unreadable("the postback is too old or too new");
    }

    private static byte[] signed(String prefix, byte[] body) {
        byte[] head = prefix.getBytes(UTF_8);
        byte[] signed = new byte[head.length + body.length];
        System.arraycopy(head, 0, signed, 0, head.length);
        System.arraycopy(body, 0, signed, head.length, body.length);
        return signed;
    }

    private static String header(UnaryOperator<String> headers, String name) {
        String value = headers.apply(name);
        if (value == null) throw new Unreadable("the header " + name + " is missing");
        return value;
    }

    /** Collects the keys. During a change of keys add the old and the new one. */
    public static final class Builder {

        private final List<BodyKey> bodyKeys = new ArrayList<>();
        private final List<byte[]> webhookKeys = new ArrayList<>();
        private Duration tolerance = Duration.ofMinutes(5);
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /**
         * Demands the signature in the body.
         *
         * @param accessKey the merchant's access key
         * @param privateKey the private key that belongs to it
         */
        public Builder keys(String accessKey, String privateKey) {
            Check.filled("accessKey", accessKey);
            Check.filled("privateKey", privateKey);
            bodyKeys.add(new BodyKey(accessKey, privateKey));
            return this;
        }

        /**
         * Demands the signature in the headers.
         *
         * @param secret the webhook secret, {@code whsec_…}
         */
        public Builder webhookSecret(String secret) {
            Check.filled("webhook secret", secret);
            if (!secret.startsWith(SECRET_PREFIX)) {
                throw new IllegalArgumentException("a webhook secret begins with whsec_");
            }
            byte[] key = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
            if (key.length == 0) throw new IllegalArgumentException("webhook secret is empty");
            webhookKeys.add(key);
            return this;
        }

        /**
         * How far the time in the headers may be from now; 5 minutes unless set.
         *
         * @param tolerance past and future alike
         */
        public Builder tolerance(Duration tolerance) {
            Check.given("tolerance", tolerance);
            this.tolerance = tolerance;
            return this;
        }

        /**
         * What tells the time; the system's clock unless set.
         *
         * @param clock for tests
         */
        public Builder clock(Clock clock) {
            Check.given("clock", clock);
            this.clock = clock;
            return this;
        }

        /**
         * Ready to verify.
         *
         * @throws IllegalStateException without any key, because then nothing would be checked
         */
        public Postbacks build() {
            if (bodyKeys.isEmpty() && webhookKeys.isEmpty()) {
                throw new IllegalStateException("add keys or a webhook secret");
            }
            return new Postbacks(this);
        }
    }
}
