package io.pasarela.reference;

import io.pasarela.reference.ReferencePage.Body;
import io.pasarela.reference.ReferencePage.ErrorCode;
import io.pasarela.reference.ReferencePage.Example;
import io.pasarela.reference.ReferencePage.Field;
import io.pasarela.reference.ReferencePage.Group;
import io.pasarela.reference.ReferencePage.Operation;
import io.pasarela.reference.ReferencePage.Prose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Makes the page of the document. */
final class Bookbinder {

    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Postbacks go where the merchant wants them. */
    private static final String POSTBACK_URL = "your postback URL";

    private final Document document;
    private final Schemas schemas;

    Bookbinder(Document document) {
        this.document = document;
        this.schemas = new Schemas(document);
    }

    ReferencePage bind() {
        var byTag = new LinkedHashMap<String, List<Operation>>();
        document.at("/paths").properties().forEach(path -> collect(path, path.getKey(), byTag));
        document.at("/webhooks").properties().forEach(hook -> collect(hook, POSTBACK_URL, byTag));
        List<Group> groups = document.at("/tags").valueStream().map(tag -> {
            String name = tag.get("name").asString();
            return new Group(anchor(name), name, about(tag), byTag.get(name));
        }).toList();
        return new ReferencePage(document.at("/info/title").asString(),
                about(document.at("/info")), groups, errors());
    }

    private void collect(Map.Entry<String, JsonNode> methods, String path,
            Map<String, List<Operation>> byTag) {
        methods.getValue().properties().forEach(method -> {
            JsonNode node = method.getValue();
            byTag.computeIfAbsent(node.get("tags").get(0).asString(), _ -> new ArrayList<>())
                    .add(operation(method.getKey(), path, node));
        });
    }

    private Operation operation(String method, String path, JsonNode node) {
        JsonNode answer = document.resolve(node.get("responses").get("200"));
        return new Operation(node.get("operationId").asString(),
                method.toUpperCase(Locale.ROOT), path, node.get("summary").asString(),
                about(node), proof(node), parameters(node), body(node.path("requestBody")),
                headers(answer), remarks(body(answer)),
                node.path("x-errors").valueStream().map(JsonNode::asString).toList());
    }

    private static String proof(JsonNode node) {
        JsonNode security = node.path("security");
        if (security.isMissingNode()) return "secret";
        return security.isEmpty() ? "" : "feed token";
    }

    private List<Field> parameters(JsonNode node) {
        return node.path("parameters").valueStream().map(document::resolve)
                .map(parameter -> new Field(parameter.get("name").asString(),
                        parameter.get("in").asString(), parameter.path("required").asBoolean(false),
                        schemas.type(parameter.get("schema")), about(parameter))).toList();
    }

    private List<Field> headers(JsonNode answer) {
        return answer.path("headers").properties().stream().map(header ->
                new Field(header.getKey(), "header", false,
                        schemas.type(header.getValue().get("schema")), about(header.getValue())))
                .toList();
    }

    private Body body(JsonNode holder) {
        for (Map.Entry<String, JsonNode> content : holder.path("content").properties()) {
            JsonNode body = content.getValue();
            List<Example> examples = body.path("examples").properties().stream()
                    .map(example -> new Example(example.getKey().replace('_', ' '),
                            PRETTY.writeValueAsString(example.getValue().get("value")))).toList();
            return new Body(content.getKey(), schemas.fields(body.get("schema")), examples);
        }
        return Body.NONE;
    }

    /** An answer's example shows its keys, all always there; only what it cannot show is told. */
    private static Body remarks(Body answer) {
        return new Body(answer.mediaType(), answer.fields().stream()
                .filter(field -> !field.about().paragraphs().isEmpty()
                        || field.type().contains(" or "))
                .map(field -> new Field(
                        field.name(), field.where(), false, field.type(), field.about()))
                .toList(), answer.examples());
    }

    private List<ErrorCode> errors() {
        return document.at("/x-error-codes").properties().stream()
                .map(code -> new ErrorCode(code.getKey(), code.getValue().get("status").asInt(),
                        Prose.of(code.getValue().get("means").asString()))).toList();
    }

    private static Prose about(JsonNode node) {
        return Prose.of(node.path("description").asString(""));
    }

    private static String anchor(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
