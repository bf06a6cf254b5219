package io.pasarela.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The OpenAPI document, read once; a broken one stops the start. */
final class Document {

    private static final String FILE = "openapi.yaml";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonNode root;

    private Document(JsonNode root) {
        this.root = root;
    }

    static Document read() {
        try (InputStream file = Document.class.getResourceAsStream("/reference/" + FILE)) {
            if (file == null) throw new IllegalStateException(FILE + " is not in the jar");
            return new Document(new YAMLMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] json() {
        return JSON.writeValueAsBytes(root);
    }

    JsonNode at(String pointer) {
        JsonNode found = root.at(pointer);
        if (found.isMissingNode()) throw new IllegalStateException(FILE + " lacks " + pointer);
        return found;
    }

    /** The node itself, or the one that it refers to. */
    JsonNode resolve(JsonNode node) {
        JsonNode reference = node.get("$ref");
        return reference == null ? node : at(reference.asString().substring(1));
    }
}
