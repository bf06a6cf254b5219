package io.pasarela.window;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The named parameters of a window link as the merchant wrote them, in his order. Items without a
 * name, such as the bare number that keeps caches away, are dropped; so are the names the window
 * itself adds on the way from page to page.
 */
record LinkParameters(List<Parameter> list) {

    record Parameter(String name, String value) {}

    /** Names of the window's own; they travel beside the link and are never signed. */
    static final String KEY = "_key";
    static final String SYSTEM = "_system";
    static final String AGAIN = "_again";

    private static final Set<String> OWN = Set.of(KEY, SYSTEM, AGAIN);
    private static final Set<String> UNSIGNED = Set.of("sig", "lang");
    private static final Comparator<byte[]> BYTES = Arrays::compareUnsigned;

    LinkParameters {
        list = List.copyOf(list);
    }

    /** Fails with the name of the first parameter that is not UTF-8 form data. */
    static LinkParameters parse(String query) throws UnusableParameter {
        var list = new ArrayList<Parameter>();
        for (String item : query.split("&")) {
            int equals = item.indexOf('=');
            if (equals < 1) continue;
            String name = decoded(item.substring(0, equals), item.substring(0, equals));
            String value = decoded(name, item.substring(equals + 1));
            if (!OWN.contains(name)) list.add(new Parameter(name, value));
        }
        return new LinkParameters(list);
    }

    /** One plain value, such as those of the window's own; anything odd counts as absent. */
    static Optional<String> plain(String query, String name) {
        return Arrays.stream(query.split("&"))
                .filter(item -> item.startsWith(name + "="))
                .map(item -> item.substring(name.length() + 1))
                .filter(value -> value.matches("[A-Za-z0-9_-]{1,190}"))
                .findFirst();
    }

    /** The value, or empty when it is missing or empty. */
    Optional<String> find(String name) throws UnusableParameter {
        var values = all(name);
        if (values.size() > 1) throw new UnusableParameter(name, UnusableParameter.Why.REPEATED);
        return values.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    /** Every value of a name that may be repeated. */
    List<String> all(String name) {
        return list.stream().filter(p -> p.name().equals(name)).map(Parameter::value).toList();
    }

    /** The text that the merchant signs. */
    String signedText() throws UnusableParameter {
        var seen = list.stream().filter(p -> !UNSIGNED.contains(p.name())).toList();
        requireNoneRepeated(seen);
        return seen.stream()
                .sorted(Comparator.comparing(p -> p.name().getBytes(UTF_8), BYTES))
                .map(p -> encoded(p.name()) + "=" + encoded(p.value()))
                .collect(Collectors.joining("&"));
    }

    /** The link again, to carry from page to page. */
    String query() {
        return list.stream()
                .map(p -> encoded(p.name()) + "=" + encoded(p.value()))
                .collect(Collectors.joining("&"));
    }

    /** The same link in another language. */
    LinkParameters in(String lang) {
        var others = new ArrayList<>(list);
        others.removeIf(p -> p.name().equals("lang"));
        others.add(new Parameter("lang", lang));
        return new LinkParameters(others);
    }

    /** RFC 3986, as PHP's rawurlencode writes it. */
    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

    private static void requireNoneRepeated(List<Parameter> parameters) throws UnusableParameter {
        var names = new HashSet<String>();
        for (var parameter : parameters) {
            if (!names.add(parameter.name())) {
                throw new UnusableParameter(
                        parameter.name(), UnusableParameter.Why.REPEATED);
            }
        }
    }

    private static String decoded(String name, String text) throws UnusableParameter {
        byte[] raw = text.getBytes(UTF_8);
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%') {
                out.write(hexByte(name, raw, i));
                i += 2;
            } else {
                out.write(raw[i] == '+' ? ' ' : raw[i]);
            }
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(out.toByteArray())).toString();
        } catch (CharacterCodingException e) {
            throw new UnusableParameter(name, UnusableParameter.Why.MALFORMED);
        }
    }

    private static int hexByte(String name, byte[] raw, int at) throws UnusableParameter {
        int high = at + 1 < raw.length ? Character.digit(raw[at + 1], 16) : -1;
        int low = at + 2 < raw.length ? Character.digit(raw[at + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw new UnusableParameter(name, UnusableParameter.Why.MALFORMED);
        }
        return high << 4 | low;
    }
}
