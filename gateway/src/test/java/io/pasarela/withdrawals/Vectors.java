package io.pasarela.withdrawals;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The contract's vectors about withdrawals. */
final class Vectors {

    record Vector(String requestText, String base, String signature) {

        /** The request with its signature, everything else as it was written. */
        String signed() {
            return Vectors.signed(requestText, signature);
        }
    }

    record Forgery(String why, ObjectNode original, ObjectNode forged, String signature) {}

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNode ALL = read();

    private Vectors() {}

    private static JsonNode read() {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors.json")) {
            return JSON.readTree(in);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static String privateKey() {
        return ALL.get("keys").get("private_key").asString();
    }

    static List<Vector> withdrawals() {
        return ALL.get("withdrawals").valueStream()
                .map(v -> new Vector(v.get("request_text").asString(), v.get("base").asString(),
                        v.get("signature").asString()))
                .toList();
    }

    static List<Forgery> forgeries() {
        return ALL.get("withdrawal_forgeries").valueStream()
                .map(v -> new Forgery(v.get("why").asString(), (ObjectNode) v.get("original"),
                        (ObjectNode) v.get("forged"), v.get("signature").asString()))
                .toList();
    }

    /** What the postback of that name says of its withdrawal. */
    static String postback(String name) {
        return ALL.get("postbacks").valueStream()
                .filter(postback -> postback.get("name").asString().equals(name))
                .map(postback -> postback.get("text").asString()).findFirst().orElseThrow();
    }

    /** A JSON object as text with one more field at its end. */
    static String signed(String object, String signature) {
        return object.substring(0, object.lastIndexOf('}'))
                + ",\"signature\":\"" + signature + "\"}";
    }

    static RawOrder raw(String json) {
        return new RawOrder(json.getBytes(StandardCharsets.UTF_8), RawOrder.Format.JSON);
    }
}
