package io.pasarela.sdk;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes JSON byte for byte as PHP's {@code json_encode} does with {@code JSON_UNESCAPED_SLASHES |
 * JSON_UNESCAPED_UNICODE}, because the postbacks' first signature is made over such a text.
 */
final class Json {

    private Json() {}

    static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(out, value);
        return out.toString();
    }

    /** A number as plain text, without exponent and trailing zeros; whole ones as they are. */
    static String plain(Number number) {
        if (number instanceof Integer || number instanceof Long || number instanceof BigInteger) {
            return number.toString();
        }
        if (number instanceof BigDecimal decimal) {
            if (decimal.signum() == 0) return "0";
            return decimal.stripTrailingZeros().toPlainString();
        }
        throw new IllegalArgumentException("not an exact number: " + number.getClass().getName());
    }

    static boolean hasLoneSurrogate(CharSequence text) {
        return text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    private static void write(StringBuilder out, Object value) {
        if (value instanceof String text) {
            string(out, text);
        } else if (value instanceof Number number) {
            out.append(plain(number));
        } else if (value instanceof Map<?, ?> object) {
            object(out, object);
        } else if (value instanceof List<?> list) {
            list(out, list);
        } else if (value == null || value instanceof Boolean) {
            out.append(value);
        } else {
            throw new IllegalArgumentException("no JSON for " + value.getClass().getName());
        }
    }

    private static void object(StringBuilder out, Map<?, ?> object) {
        out.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = object.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            string(out, (String) entry.getKey());
            out.append(':');
            write(out, entry.getValue());
            if (entries.hasNext()) out.append(',');
        }
        out.append('}');
    }

    private static void list(StringBuilder out, List<?> list) {
        out.append('[');
        Iterator<?> items = list.iterator();
        while (items.hasNext()) {
            write(out, items.next());
            if (items.hasNext()) out.append(',');
        }
        out.append(']');
    }

    private static void string(StringBuilder out, String text) {
        if (hasLoneSurrogate(text)) throw new IllegalArgumentException("text has a lone surrogate");
        out.append('"');
        for (int i = 0; i < text.length(); i++) character(out, text.charAt(i));
        out.append('"');
    }

    private static void character(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ' || c == '\u2028' || c == '\u2029') {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
