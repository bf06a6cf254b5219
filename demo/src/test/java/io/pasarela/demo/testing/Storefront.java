package io.pasarela.demo.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Objects;
import java.util.concurrent.Executors;

/** A merchant's pages at an origin of their own: one embeds the window, others are come back to. */
public final class Storefront implements AutoCloseable {

    private static final String RETURNED = "/returned/";
    private static final String EMBEDDING = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>body { margin: 0 } iframe { width: min(640px, 100%%); height: 750px; border: 0 }
            </style></head><body><script>
            const heard = [];
            addEventListener("message", event => heard.push([event.origin, event.data]));
            </script><iframe name="window" title="Payment" src="%s"></iframe></body></html>
            """;

    private final HttpServer server;

    Storefront() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", Storefront::answer);
        server.start();
    }

    /** Beside the merchant's window, so that browsers let a frame keep something. */
    public String origin() {
        return at("tienda.localhost");
    }

    /** Of another site, whose frames browsers trust less. */
    public String elsewhere() {
        return at("127.0.0.1");
    }

    /** The same pages at an origin that the merchant has not named. */
    public String unknown() {
        return at("localhost");
    }

    private String at(String host) {
        return "http://" + host + ":" + server.getAddress().getPort();
    }

    /** The page that shows the window in a frame named {@code window}, as merchants embed it. */
    public static String embedding(String origin, String url) {
        return origin + "/pay?window=" + URLEncoder.encode(url, UTF_8);
    }

    /** Where payers come back to. */
    public String returned(String state) {
        return origin() + RETURNED + state;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String page = path.startsWith(RETURNED)
                    ? "<!doctype html><title>Shop</title><h1>Back</h1>"
                    : EMBEDDING.formatted(window(exchange));
            byte[] body = page.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String window(HttpExchange exchange) {
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        return URLDecoder.decode(query.replace("window=", ""), UTF_8)
                .replace("&", "&amp;").replace("\"", "&quot;");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
