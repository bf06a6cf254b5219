package io.pasarela.postbacks;

import io.pasarela.merchants.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract's vectors about postbacks. */
final class Vectors {

    record Vector(String name, String text, String signature) {}

    private static final JsonNode ALL = read();

    private Vectors() {}

    private static JsonNode read() {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors.json")) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SigningKey key() {
        JsonNode keys = ALL.get("keys");
        return new SigningKey(
                1, keys.get("access_key").asString(), keys.get("private_key").asString());
    }

    static List<Vector> postbacks() {
        return ALL.get("postbacks").valueStream()
                .map(v -> new Vector(v.get("name").asString(), v.get("text").asString(),
                        v.get("signature").asString()))
                .toList();
    }

    static Vector named(String name) {
        return postbacks().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
    }

    static String webhooks(String field) {
        return ALL.get("standard_webhooks").get(field).asString();
    }
}
