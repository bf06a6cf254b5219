package io.pasarela.api;

import io.pasarela.platform.web.StrictJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a request, whatever form it came in: JSON, urlencoded or multipart. */
final class Fields {

    /** A JSON number of more digits has lost some already, wherever it was made. */
    private static final int EXACT_DIGITS_MAX = 15;

    private final Map<String, JsonNode> values;
    private final byte @Nullable [] screenshot;

    Fields(Map<String, JsonNode> values, byte @Nullable [] screenshot) {
        this.values = values;
        this.screenshot = screenshot;
    }

    static Fields of(ObjectNode object) {
        var values = new LinkedHashMap<String, JsonNode>();
        object.properties().forEach(field -> values.put(field.getKey(), field.getValue()));
        return new Fields(values, null);
    }

    Fields withScreenshot(byte[] picture) {
        return new Fields(values, picture);
    }

    byte @Nullable [] screenshot() {
        return screenshot;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** A text, or a number as it was written; null when missing, empty or anything else. */
    @Nullable String text(String name) {
        JsonNode value = values.get(name);
        if (value == null || !(value.isString() || value.isNumber() || value.isBoolean())) {
            return null;
        }
        String text = value.asString();
        return text.isEmpty() ? null : text;
    }

    /** A transfer's number; one that came as a long JSON number is refused as unreadable. */
    @Nullable String number(String name) {
        JsonNode value = values.get(name);
        String text = text(name);
        boolean lostDigits = value != null && value.isNumber() && text != null
                && text.chars().filter(Character::isDigit).count() > EXACT_DIGITS_MAX;
        return lostDigits ? "a JSON number" : text;
    }

    /** One text or a list of them. */
    List<String> texts(String name) {
        JsonNode value = values.get(name);
        if (value == null) return List.of();
        if (!value.isArray()) return Optional.ofNullable(text(name)).stream().toList();
        return value.valueStream().filter(JsonNode::isString).map(JsonNode::asString).toList();
    }

    /** The first of these fields whose text no line may hold. */
    Optional<String> firstBroken(List<String> names) {
        return names.stream().filter(name -> {
            String text = text(name);
            return text != null && StrictJson.isBroken(text);
        }).findFirst();
    }
}
