package io.pasarela.postbacks;

import org.jspecify.annotations.Nullable;

/**
 * Writes JSON to the byte as PHP's {@code json_encode} does with {@code JSON_UNESCAPED_SLASHES} and
 * {@code JSON_UNESCAPED_UNICODE}. Merchants decode our body, encode a part of it again and hash
 * that, so a writer that is merely correct would break their check.
 */
final class PhpJson {

    private final StringBuilder out = new StringBuilder(1_024);

    PhpJson text(String name, @Nullable String value) {
        key(name);
        if (value == null) out.append("null");
        else quote(value);
        return this;
    }

    PhpJson number(String name, long value) {
        key(name);
        out.append(value);
        return this;
    }

    /** A number that is written already, as a plain decimal. */
    PhpJson decimal(String name, String plain) {
        key(name);
        out.append(plain);
        return this;
    }

    PhpJson none(String name) {
        key(name);
        out.append("null");
        return this;
    }

    /** A value that is JSON already. */
    PhpJson raw(String name, String json) {
        key(name);
        out.append(json);
        return this;
    }

    /** The members, in the order they were named, without the braces around them. */
    String members() {
        return out.toString();
    }

    String object() {
        return "{" + out + "}";
    }

    private void key(String name) {
        if (!out.isEmpty()) out.append(',');
        quote(name);
        out.append(':');
    }

    private void quote(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) append(value, i);
        out.append('"');
    }

    private void append(String value, int at) {
        char c = value.charAt(at);
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            // PHP keeps these two escaped because JavaScript once took them for line ends.
            case '\u2028' -> out.append("\\u2028");
            case '\u2029' -> out.append("\\u2029");
            default -> {
                if (c < 0x20) out.append(c < 0x10 ? "\\u000" : "\\u001").append(hex(c & 0xF));
                else if (isLone(value, at)) throw new IllegalArgumentException("lone surrogate");
                else out.append(c);
            }
        }
    }

    private static char hex(int digit) {
        return Character.forDigit(digit, 16);
    }

    /** Half a character: no UTF-8 can carry it, so no merchant could verify it. */
    private static boolean isLone(String value, int at) {
        char c = value.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == value.length() || !Character.isLowSurrogate(value.charAt(at + 1));
        }
        return Character.isLowSurrogate(c)
                && (at == 0 || !Character.isHighSurrogate(value.charAt(at - 1)));
    }
}
