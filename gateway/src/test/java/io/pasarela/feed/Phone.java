package io.pasarela.feed;

import io.pasarela.TestGateway;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A phone that forwards what it gets. */
record Phone(TestGateway gateway, String token) {

    static final String KEY = "test_signing_key";
    static final String SENDER = "2276";

    private static final JsonMapper JSON = JsonMapper.shared();

    Phone(TestGateway gateway) {
        this(gateway, TestGateway.FEED_TOKEN);
    }

    /** What became of a text that came just now. */
    String forward(String text) {
        return forward(SENDER, text, gateway.clock().instant());
    }

    String forward(String sender, String text, Instant at) {
        return result(post(fields(sender, text, at.toString(), null)));
    }

    static Map<String, String> fields(
            String sender, String text, String at, @Nullable String wallet) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("sender", sender);
        fields.put("text", text);
        fields.put("received_at", at);
        if (wallet != null) fields.put("wallet", wallet);
        return fields;
    }

    HttpResponse<String> post(Map<String, String> fields) {
        return json(JSON.writeValueAsString(fields));
    }

    HttpResponse<String> json(String body) {
        return gateway.sendUntilAnswered(withToken()
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)).build());
    }

    HttpResponse<String> form(Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return gateway.sendUntilAnswered(withToken()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)).build());
    }

    private HttpRequest.Builder withToken() {
        return gateway.request("/feed/v1/notifications")
                .header("Authorization", "Bearer " + token);
    }

    /** As the SMS gateway's webhook, made at that time. */
    HttpResponse<String> webhook(String body, String key, Instant at) {
        String timestamp = Long.toString(at.getEpochSecond());
        return gateway.sendUntilAnswered(gateway.request("/feed/v1/notifications")
                .header("Content-Type", "application/json")
                .header("X-Timestamp", timestamp)
                .header("X-Signature", sign(key, body + timestamp))
                .POST(BodyPublishers.ofString(body)).build());
    }

    static String received(String sender, String text, Instant at, String recipient) {
        return JSON.writeValueAsString(Map.of(
                "deviceId", "ffff", "event", "sms:received", "id", "Ey6ECgOkVVFjz3CL48B8C",
                "webhookId", "LreFUt-Z3sSq0JufY9uWB",
                "payload", Map.of("messageId", "abc123", "message", text, "sender", sender,
                        "recipient", recipient, "simNumber", 1, "receivedAt", at.toString())));
    }

    private static String sign(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(
                    mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String result(HttpResponse<String> answer) {
        var body = JSON.readTree(answer.body());
        if (answer.statusCode() != 200 || !body.path("status").asString().equals("ok")) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return body.get("result").asString();
    }

    static String code(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + answer.headers().firstValue("Pasarela-Error").orElse("");
    }
}
