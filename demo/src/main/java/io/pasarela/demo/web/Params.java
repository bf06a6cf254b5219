package io.pasarela.demo.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Named texts as forms and queries carry them. The first of a repeated name counts. */
public record Params(Map<String, String> values) {

    private static final int VALUES_MAX = 100;

    /** Never changes. */
    public Params {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Reads an encoded text; nameless items are left out. */
    static Params parse(@Nullable String encoded) {
        Map<String, String> values = new LinkedHashMap<>();
        if (encoded == null || encoded.isEmpty()) return new Params(values);
        for (String item : encoded.split("&", VALUES_MAX)) {
            String[] pair = item.split("=", 2);
            if (pair.length == 2) values.putIfAbsent(decoded(pair[0]), decoded(pair[1]));
        }
        return new Params(values);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a stray percent sign; nobody's forms send that
        }
    }

    /** The value of a name, without blanks around it; empty if there is none. */
    public String text(String name) {
        return values.getOrDefault(name, "").strip();
    }

    /** The same with one value set. */
    public Params with(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.put(name, value);
        return new Params(all);
    }

    /** As a query. */
    public String encoded() {
        return values.entrySet().stream()
                .map(e -> URLEncoder.encode(e.getKey(), UTF_8) + "="
                        + URLEncoder.encode(e.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
