package io.pasarela.platform.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON as programs of strangers send it (PROTOCOL 2): one object, valid UTF-8, 16 levels deep
 * at most, no name twice, nothing behind it. Numbers stay as they were written.
 */
public final class StrictJson {

    private static final int DEPTH_MAX = 16;
    private static final int NUMBER_LENGTH_MAX = 1_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .maxNumberLength(NUMBER_LENGTH_MAX)
                            .maxStringLength(20 << 20)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private StrictJson() {}

    /** The object in these bytes; empty when they are anything else. */
    public static Optional<ObjectNode> parse(byte[] body) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            JsonNode node = MAPPER.readTree(text);
            return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (CharacterCodingException | JacksonException _) {
            return Optional.empty();
        }
    }

    /** Whether a text holds what no line of text may: controls, separators, lone surrogates. */
    public static boolean isBroken(String text) {
        return text.codePoints().anyMatch(c -> c < 0x20 || c == 0x7F || c == 0x2028 || c == 0x2029
                || Character.getType(c) == Character.SURROGATE);
    }
}
