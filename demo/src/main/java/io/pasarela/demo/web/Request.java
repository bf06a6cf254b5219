package io.pasarela.demo.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request, read completely.
 *
 * @param path the decoded path
 * @param query the query
 * @param headers the headers
 * @param body the body, byte for byte
 * @param segments what stood in the holes of the route's pattern
 */
public record Request(
        String path, Params query, Headers headers, byte[] body, Map<String, String> segments) {

    static final String LANGUAGE = "lang";

    /** The body read as a form. */
    public Params form() {
        return Params.parse(new String(body, UTF_8));
    }

    /** What stood in a hole of the route's pattern. */
    public String segment(String name) {
        String segment = segments.get(name);
        if (segment == null) throw new IllegalArgumentException("the route has no " + name);
        return segment;
    }

    /** The value of a cookie. */
    public Optional<String> cookie(String name) {
        for (String line : headers.getOrDefault("Cookie", List.of())) {
            for (String cookie : line.split(";")) {
                String[] pair = cookie.strip().split("=", 2);
                if (pair.length == 2 && pair[0].equals(name)) {
                    return Optional.of(pair[1].replace("\"", ""));
                }
            }
        }
        return Optional.empty();
    }

    /** As switched to, else as remembered from a switch, else as the browser prefers. */
    public Language language() {
        return Language.of(query.text(LANGUAGE))
                .or(() -> cookie(LANGUAGE).flatMap(Language::of))
                .orElseGet(() -> Language.accepted(
                        Optional.ofNullable(headers.getFirst("Accept-Language")).orElse("")));
    }

    Request at(Map<String, String> segments) {
        return new Request(path, query, headers, body, segments);
    }
}
