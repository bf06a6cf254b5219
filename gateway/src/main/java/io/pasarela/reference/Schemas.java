package io.pasarela.reference;

import io.pasarela.reference.ReferencePage.Field;
import io.pasarela.reference.ReferencePage.Prose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Tells in words what a schema allows, one line for each field. */
final class Schemas {

    /** Deeper fields would help nobody; the document has them. */
    private static final int DEPTH_MAX = 5;

    private static final Map<String, String> TYPES = Map.of("string", "text", "null", "null",
            "boolean", "true or false", "integer", "whole number", "number", "number",
            "object", "object", "array", "list");

    private final Document document;

    Schemas(Document document) {
        this.document = document;
    }

    /** All fields of an object; of alternatives, those of each that is no refusal. */
    List<Field> fields(JsonNode schema) {
        var fields = new ArrayList<Field>();
        JsonNode alternatives = schema.get("oneOf");
        if (alternatives == null) {
            collect("", document.resolve(schema), 0, fields);
        } else {
            alternatives.values().stream().filter(one -> !one.path("$ref").asString("")
                            .endsWith("Fail"))
                    .forEach(one -> collect("", document.resolve(one), 0, fields));
        }
        return fields.stream().collect(Collectors.toMap(Field::name, field -> field,
                (first, _) -> first, LinkedHashMap::new)).values().stream().toList();
    }

    private void collect(String prefix, JsonNode schema, int depth, List<Field> fields) {
        if (depth > DEPTH_MAX) return;
        Set<String> required = schema.path("required").valueStream()
                .map(JsonNode::asString).collect(Collectors.toSet());
        schema.path("properties").properties().forEach(property -> {
            JsonNode of = document.resolve(property.getValue());
            String name = prefix + property.getKey();
            fields.add(new Field(name, "", required.contains(property.getKey()), type(of),
                    Prose.of(of.path("description").asString(""))));
            collect(name + ".", of, depth + 1, fields);
            if (of.has("items")) {
                collect(name + "[].", document.resolve(of.get("items")), depth + 1, fields);
            }
        });
    }

    String type(JsonNode schema) {
        if (schema.has("const")) return schema.get("const").asString();
        if (schema.has("enum")) return joined(schema.get("enum"), Map.of());
        JsonNode type = schema.path("type");
        String name = type.isArray() ? joined(type, TYPES) : TYPES.get(type.asString("object"));
        int min = schema.path("minLength").asInt(0);
        int max = schema.path("maxLength").asInt(0);
        if (max == 0) return name;
        return name + (min == max ? ", " : ", up to ") + max + " characters";
    }

    private static String joined(JsonNode values, Map<String, String> names) {
        return values.valueStream().map(JsonNode::asString)
                .map(value -> names.getOrDefault(value, value)).collect(Collectors.joining(" or "));
    }
}
