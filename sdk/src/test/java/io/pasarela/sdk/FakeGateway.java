package io.pasarela.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real HTTP server on loopback that answers as told and remembers what it was asked. */
final class FakeGateway implements AutoCloseable {

    record Request(String method, URI uri, Headers headers, byte[] body) {

        String text() {
            return new String(body, UTF_8);
        }

        String header(String name) {
            return headers.getFirst(name);
        }
    }

    private final HttpServer server;
    private final List<Request> requests = new ArrayList<>();
    private int status = 200;
    private byte[] answer = {};
    private Map<String, String> headers = Map.of();

    FakeGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    void answers(String body) {
        answers(200, body, Map.of());
    }

    synchronized void answers(int status, String body, Map<String, String> headers) {
        this.status = status;
        this.answer = body.getBytes(UTF_8);
        this.headers = headers;
    }

    /** The only request so far. */
    synchronized Request request() {
        if (requests.size() != 1) throw new AssertionError(requests.size() + " requests");
        return requests.get(0);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(new Request(exchange.getRequestMethod(), exchange.getRequestURI(),
                    exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes()));
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
