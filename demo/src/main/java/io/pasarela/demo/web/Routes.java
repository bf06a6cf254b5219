package io.pasarela.demo.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which page answers which request. A pattern such as {@code /shop/orders/{id}} has holes. */
public final class Routes {

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, String[] pattern, Page page) {

        Optional<Map<String, String>> segments(String[] path) {
            if (path.length != pattern.length) return Optional.empty();
            Map<String, String> segments = new HashMap<>();
            for (int i = 0; i < path.length; i++) {
                if (pattern[i].startsWith("{")) {
                    segments.put(pattern[i].substring(1, pattern[i].length() - 1), path[i]);
                } else if (!pattern[i].equals(path[i])) {
                    return Optional.empty();
                }
            }
            return Optional.of(segments);
        }
    }

    /** Shows a page. */
    public Routes get(String pattern, Page page) {
        routes.add(new Route("GET", parts(pattern), page));
        return this;
    }

    /** Takes what is sent. */
    public Routes post(String pattern, Page page) {
        routes.add(new Route("POST", parts(pattern), page));
        return this;
    }

    /** Serves a file that lies beside a class. */
    public Routes file(String path, Class<?> owner) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        byte[] content = read(owner, name);
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) throw new IllegalArgumentException("no type for " + name);
        return get(path, _ -> Reply.of(200, type, content).with("Cache-Control", "no-cache"));
    }

    Reply answer(String method, Request request) {
        String[] path = parts(request.path());
        boolean known = false;
        for (Route route : routes) {
            Optional<Map<String, String>> segments = route.segments(path);
            if (segments.isEmpty()) continue;
            if (route.method().equals(method.equals("HEAD") ? "GET" : method)) {
                return route.page().answer(request.at(segments.get()));
            }
            known = true;
        }
        return known ? Reply.text(405, "Method not allowed") : Reply.notFound();
    }

    private static String[] parts(String path) {
        return path.split("/", -1);
    }

    private static byte[] read(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("no " + name + " beside " + owner);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
