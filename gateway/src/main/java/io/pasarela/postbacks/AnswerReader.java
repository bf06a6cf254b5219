package io.pasarela.postbacks;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Judges a merchant's answer: only HTTP 200 with a JSON object whose status is ok will do. */
final class AnswerReader {

    /** Of each answer so much is read. */
    static final int READ_MAX = 64 << 10;

    /** Of each answer so much is kept, for the eyes of people. */
    private static final int KEPT_MAX = 4 << 10;

    private static final int OK = 200;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private AnswerReader() {}

    static Reply read(int status, byte[] body) {
        var answer = new Reply.Answer(status, beginning(body));
        if (body.length > READ_MAX) return new Reply.Refused(answer, "the answer is over 64 kB");
        if (status != OK) return new Reply.Refused(answer, "HTTP " + status + " instead of 200");
        return saysOk(body)
                ? new Reply.Accepted(answer)
                : new Reply.Refused(answer, "the answer is not {\"status\":\"ok\"}");
    }

    private static boolean saysOk(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return JSON.readTree(text.toString()) instanceof ObjectNode object
                    && object.get("status") instanceof JsonNode status
                    && status.isString() && status.asString().equals("ok");
        } catch (CharacterCodingException | JacksonException _) {
            return false;
        }
    }

    /** As text, whatever it was; PostgreSQL keeps no U+0000. */
    private static String beginning(byte[] body) {
        byte[] kept = Arrays.copyOf(body, Math.min(body.length, KEPT_MAX));
        return new String(kept, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }
}
