package io.pasarela.sdk;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON as strictly as RFC 8259 allows: no duplicate keys, no lone surrogates, no deep nests,
 * no number that is large only to write out. Objects become maps in the order of the text, numbers
 * {@link BigDecimal}.
 */
final class JsonReader {

    static final int DEPTH_MAX = 16;
    static final int LENGTH_MAX = 1 << 20;
    /** No amount has more; it also keeps exponents from becoming gigabytes of zeros. */
    static final int DIGITS_MAX = 40;

    private static final Pattern NUMBER =
            Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    static Object read(byte[] utf8) {
        try {
            // A fresh decoder reports faults where new String would paper over them.
            ByteBuffer bytes = ByteBuffer.wrap(utf8);
            return read(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            throw new Unreadable("not UTF-8");
        }
    }

    static Object read(String text) {
        if (text.length() > LENGTH_MAX) throw new Unreadable("too long");
        JsonReader reader = new JsonReader(text);
        Object value = reader.value(0);
        reader.blanks();
        if (reader.at < text.length()) throw reader.fault("text after the end");
        return value;
    }

    private Object value(int depth) {
        if (depth > DEPTH_MAX) throw fault("nested too deeply");
        blanks();
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        at++;
        if (next('}')) return Collections.unmodifiableMap(object);
        do {
            blanks();
            if (peek() != '"') throw fault("a key was expected");
            String key = string();
            if (object.containsKey(key)) throw fault("a key came twice");
            if (!next(':')) throw fault("a colon was expected");
            object.put(key, value(depth + 1));
        } while (next(','));
        if (!next('}')) throw fault("the object is not closed");
        return Collections.unmodifiableMap(object);
    }

    private List<Object> list(int depth) {
        List<Object> list = new ArrayList<>();
        at++;
        if (next(']')) return Collections.unmodifiableList(list);
        do {
            list.add(value(depth + 1));
        } while (next(','));
        if (!next(']')) throw fault("the list is not closed");
        return Collections.unmodifiableList(list);
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        at++;
        for (char c = take(); c != '"'; c = take()) {
            if (c < ' ') throw fault("a bare control character");
            string.append(c == '\\' ? escaped() : c);
        }
        if (Json.hasLoneSurrogate(string)) throw fault("a lone surrogate");
        return string.toString();
    }

    private char escaped() {
        char c = take();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
            default -> throw fault("an unknown escape");
        };
    }

    private int hex() {
        char c = take();
        // Character.digit also takes digits of other scripts.
        if (c > 'f' || Character.digit(c, 16) < 0) throw fault("a bad unicode escape");
        return Character.digit(c, 16);
    }

    private BigDecimal number() {
        Matcher matcher = NUMBER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) throw fault("no value");
        if (matcher.end() - at > DIGITS_MAX) throw fault("too long a number");
        BigDecimal number;
        try {
            number = new BigDecimal(matcher.group());
        } catch (NumberFormatException e) {
            throw fault("too large an exponent");
        }
        if (Math.abs(number.scale()) > DIGITS_MAX) throw fault("too large an exponent");
        at = matcher.end();
        return number;
    }

    private Object word(String word, Boolean value) {
        if (!text.startsWith(word, at)) throw fault("no value");
        at += word.length();
        return value;
    }

    private boolean next(char wanted) {
        blanks();
        boolean found = at < text.length() && text.charAt(at) == wanted;
        if (found) at++;
        return found;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
    }

    private char peek() {
        if (at >= text.length()) throw fault("the text ends too early");
        return text.charAt(at);
    }

    private char take() {
        char c = peek();
        at++;
        return c;
    }

    private Unreadable fault(String what) {
        return new Unreadable("not JSON at character " + at + ": " + what);
    }
}
