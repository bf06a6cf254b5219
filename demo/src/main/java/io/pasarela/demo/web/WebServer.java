package io.pasarela.demo.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers on the loopback and nowhere else, each request on a virtual thread of its own. */
public final class WebServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WebServer.class.getName());
    private static final int BODY_MAX = 64 * 1024;
    private static final Duration LANGUAGE_KEPT = Duration.ofDays(365);

    private final Routes routes;
    private final String policy;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private WebServer(Routes routes, URI framed, HttpServer server) {
        this.routes = routes;
        this.policy = """
                default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
                connect-src 'self'; frame-src 'self' %s; form-action 'self'; base-uri 'none'; \
                frame-ancestors 'self'""".formatted(origin(framed));
        this.server = server;
    }

    /**
     * Starts answering.
     *
     * @param port where; 0 takes any that is free
     * @param framed the only other site that pages may show in a frame
     */
    public static WebServer start(int port, Routes routes, URI framed) {
        try {
            HttpServer http = HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            WebServer server = new WebServer(routes, framed, http);
            http.setExecutor(server.threads);
            http.createContext("/", server::handle);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Stops at once; whoever is cut off asks again. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(BODY_MAX + 1);
        if (body.length > BODY_MAX) return Reply.text(413, "Too large");
        // A form of another site must not act for a visitor of ours.
        boolean foreign = "cross-site".equals(exchange.getRequestHeaders()
                .getFirst("Sec-Fetch-Site"));
        if (foreign && exchange.getRequestMethod().equals("POST")) {
            return Reply.text(403, "Not from another site");
        }
        try {
            Request request = new Request(exchange.getRequestURI().getPath(),
                    Params.parse(exchange.getRequestURI().getRawQuery()),
                    exchange.getRequestHeaders(), body, Map.of());
            return remembering(request, routes.answer(exchange.getRequestMethod(), request));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "cannot answer " + exchange.getRequestURI().getPath(), e);
            return Reply.text(500, "This did not work. Please try again.");
        }
    }

    private static Reply remembering(Request request, Reply reply) {
        return Language.of(request.query().text(Request.LANGUAGE))
                .map(language -> reply.withCookie(
                        Request.LANGUAGE, language.code(), LANGUAGE_KEPT))
                .orElse(reply);
    }

    private void send(HttpExchange exchange, Reply reply) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Cache-Control", "no-store");
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        for (Map.Entry<String, String> header : reply.headers()) {
            if (header.getKey().equals("Set-Cookie")) {
                headers.add(header.getKey(), header.getValue());
            } else {
                headers.set(header.getKey(), header.getValue());
            }
        }
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || reply.body().length == 0;
        exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : reply.body().length);
        if (!bodiless) exchange.getResponseBody().write(reply.body());
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
