package io.pasarela.demo.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a request is answered with. */
public record Reply(int status, byte[] body, List<Map.Entry<String, String>> headers) {

    private static final String TYPE = "Content-Type";

    /** Never changes. */
    public Reply {
        headers = List.copyOf(headers);
    }

    /** A page. */
    public static Reply page(int status, Html page) {
        return of(status, "text/html; charset=utf-8", page.markup().getBytes(UTF_8));
    }

    /** A JSON text. */
    public static Reply json(String json) {
        return of(200, "application/json", json.getBytes(UTF_8));
    }

    /** A plain text, for what no page is made for. */
    public static Reply text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text.getBytes(UTF_8));
    }

    /** Bytes of a type. */
    public static Reply of(int status, String type, byte[] body) {
        return new Reply(status, body, List.of(Map.entry(TYPE, type)));
    }

    /** Elsewhere, to be fetched anew; what follows a form that was sent. */
    public static Reply seeOther(String path) {
        return text(303, path).with("Location", path);
    }

    /** Nothing here, or nothing that this visitor may see. */
    public static Reply notFound() {
        return text(404, "Not found");
    }

    /** The same with one header more. */
    public Reply with(String name, String value) {
        List<Map.Entry<String, String>> all = new ArrayList<>(headers);
        all.add(Map.entry(name, value));
        return new Reply(status, body, all);
    }

    /** The same with a cookie that no script and no other site can use. */
    public Reply withCookie(String name, String value, Duration age) {
        return with("Set-Cookie", name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax; Max-Age="
                + age.toSeconds());
    }
}
