package io.pasarela.withdrawals;

import io.pasarela.withdrawals.SignedValue.Elements;
import io.pasarela.withdrawals.SignedValue.Flag;
import io.pasarela.withdrawals.SignedValue.Members;
import io.pasarela.withdrawals.SignedValue.Nothing;
import io.pasarela.withdrawals.SignedValue.Numeral;
import io.pasarela.withdrawals.SignedValue.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads an order from its bytes, once: what is signed, checked and stored all comes from here, so
 * that no two readers can understand one request differently.
 */
final class OrderReader {

    /** What may come of reading. */
    sealed interface Reading {

        record Read(SortedMap<String, SignedValue> fields) implements Reading {}

        record Malformed(String why) implements Reading {}
    }

    private static final int DEPTH_MAX = 16;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
            .build();

    private OrderReader() {}

    static Reading read(RawOrder raw) {
        try {
            String body = decode(raw.body());
            boolean form = raw.format() == RawOrder.Format.FORM
                    && !body.stripLeading().startsWith("{");
            return new Reading.Read(form ? OrderFormBody.read(body) : readJson(body));
        } catch (MalformedException e) {
            return new Reading.Malformed(e.getMessage());
        } catch (JacksonException e) {
            return new Reading.Malformed("The body is not valid JSON");
        }
    }

    /** Leaves the depths of a body that cannot be read; never leaves the reader. */
    static final class MalformedException extends RuntimeException {

        MalformedException(String why) {
            super(why, null, false, false);
        }
    }

    static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("The body is not valid UTF-8");
        }
    }

    private static SortedMap<String, SignedValue> readJson(String body) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedException("The body is not a JSON object");
            }
            SortedMap<String, SignedValue> fields = members(parser);
            if (parser.nextToken() != null) {
                throw new MalformedException("Something follows the JSON object");
            }
            return fields;
        }
    }

    private static SortedMap<String, SignedValue> members(JsonParser parser) {
        var members = new TreeMap<String, SignedValue>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = checked(parser.currentName());
            parser.nextToken();
            members.put(name, value(parser, name));
        }
        return members;
    }

    private static List<SignedValue> elements(JsonParser parser, String name) {
        var elements = new ArrayList<SignedValue>();
        while (parser.nextToken() != JsonToken.END_ARRAY) elements.add(value(parser, name));
        return elements;
    }

    private static SignedValue value(JsonParser parser, String name) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> new Text(checked(parser.getString()));
            case VALUE_NUMBER_INT -> new Numeral(parser.getString());
            case VALUE_NUMBER_FLOAT -> Numeral.ofDecimal(parser.getString()).orElseThrow(() ->
                    new MalformedException("The number in " + name + " has too many digits"));
            case VALUE_TRUE -> new Flag(true);
            case VALUE_FALSE -> new Flag(false);
            case VALUE_NULL -> new Nothing();
            case START_OBJECT -> new Members(members(parser));
            case START_ARRAY -> new Elements(elements(parser, name));
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new MalformedException("The body is not valid JSON");
        };
    }

    /** Control characters and lone surrogates would not survive signing, storing and showing. */
    static String checked(String text) {
        boolean clean = text.codePoints().noneMatch(c -> c < 0x20 || c == 0x7F
                || c == 0x2028 || c == 0x2029 || c >= 0xD800 && c <= 0xDFFF);
        if (!clean) throw new MalformedException("A text holds a control character");
        return text;
    }
}
