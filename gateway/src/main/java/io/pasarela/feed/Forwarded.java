package io.pasarela.feed;

import io.pasarela.bankfeed.RawText;
import io.pasarela.edge.Failure;
import io.pasarela.platform.web.StrictJson;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a forwarder sent: a text in order, something else than a text, or what is wrong with it. */
sealed interface Forwarded {

    record Text(RawText text) implements Forwarded {}

    /** A sign of life. */
    record Other() implements Forwarded {}

    record Refused(Failure failure) implements Forwarded {}

    Pattern EPOCH = Pattern.compile("\\d{10}|\\d{13}");
    Instant END = Instant.parse("9999-01-01T00:00:00Z");

    /** The fields {@code sender}, {@code text}, {@code received_at} and {@code wallet}. */
    static Forwarded read(byte[] body, boolean isForm) {
        if (isForm && !(body.length > 0 && body[0] == '{')) {
            return form(body).map(fields -> read(fields::get)).orElseGet(() ->
                    malformed("The form is not sound"));
        }
        return StrictJson.parse(body).map(object -> read(name -> text(object, name)))
                .orElseGet(() -> malformed("The body is not one sound JSON object"));
    }

    private static Forwarded read(Function<String, @Nullable String> field) {
        return read(field.apply("sender"), field.apply("text"), field.apply("received_at"),
                field.apply("wallet"));
    }

    /**
     * The webhook of the open-source SMS gateway for Android; older versions call the sender
     * {@code phoneNumber}.
     *
     * @param wallet finds the wallet that belongs to a phone's own number
     */
    static Forwarded readWebhook(byte[] body, Function<String, @Nullable String> wallet) {
        ObjectNode call = StrictJson.parse(body).orElse(null);
        if (call == null) return malformed("The body is not one sound JSON object");
        if (!"sms:received".equals(text(call, "event"))) return new Other();
        if (!(call.get("payload") instanceof ObjectNode payload)) {
            return malformed("payload is missing");
        }
        String sender = text(payload, "sender");
        String recipient = text(payload, "recipient");
        return read(sender != null ? sender : text(payload, "phoneNumber"),
                text(payload, "message"), text(payload, "receivedAt"),
                recipient == null ? null : wallet.apply(recipient));
    }

    private static Forwarded read(@Nullable String sender, @Nullable String text,
            @Nullable String receivedAt, @Nullable String wallet) {
        if (sender == null || RawText.name(sender).isEmpty() || RawText.isTooLong(sender)) {
            return field("sender is required, at most " + RawText.NAME_LENGTH_MAX + " characters");
        }
        if (text == null || RawText.body(text).isBlank()) return field("text is required");
        if (RawText.isTooLarge(RawText.body(text))) {
            return new Refused(new Failure(413, "request.too_large",
                    "The text is larger than " + (RawText.BODY_BYTES_MAX >> 10) + " kB"));
        }
        Optional<Instant> at = receivedAt == null ? Optional.empty() : instant(receivedAt);
        if (at.isEmpty()) return field("received_at must be an ISO 8601 time with offset");
        if (wallet != null && (RawText.name(wallet).isEmpty() || RawText.isTooLong(wallet))) {
            return field("wallet has at most " + RawText.NAME_LENGTH_MAX + " characters");
        }
        return new Text(new RawText(sender, text, at.get(), wallet));
    }

    /** Many forwarders know only seconds or milliseconds since 1970. */
    private static Optional<Instant> instant(String text) {
        try {
            Instant at = !EPOCH.matcher(text).matches() ? OffsetDateTime.parse(text).toInstant()
                    : text.length() == 10 ? Instant.ofEpochSecond(Long.parseLong(text))
                    : Instant.ofEpochMilli(Long.parseLong(text));
            return at.isBefore(Instant.EPOCH) || at.isAfter(END)
                    ? Optional.empty() : Optional.of(at);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Map<String, String>> form(byte[] body) {
        var fields = new HashMap<String, String>();
        try {
            for (String item : new String(body, StandardCharsets.UTF_8).split("&")) {
                if (item.isEmpty()) continue;
                String[] pair = item.split("=", 2);
                String name = URLDecoder.decode(pair[0], StandardCharsets.UTF_8);
                String value = pair.length == 1
                        ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8);
                if (value.contains("\uFFFD")) return Optional.empty();
                if (value.isEmpty()) continue;
                if (fields.put(name, value) != null) return Optional.empty();
            }
            return Optional.of(fields);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static @Nullable String text(ObjectNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null || !(value.isString() || value.isNumber())) return null;
        String text = value.asString();
        return text.isEmpty() ? null : text;
    }

    private static Forwarded field(String message) {
        return new Refused(new Failure(200, "request.field", message));
    }

    private static Forwarded malformed(String message) {
        return new Refused(new Failure(200, "request.malformed", message));
    }
}
