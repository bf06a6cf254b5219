package io.pasarela.demo.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real HTTP server on loopback that answers each path as told and knows what it was asked. */
public final class FakeGateway implements AutoCloseable {

    /** One call. */
    public record Call(String path, Map<String, String> headers, String body) {}

    private record Answer(int status, String body, Map<String, String> headers) {}

    private final HttpServer server;
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Answer> answers = new HashMap<>();
    private Runnable meanwhile = () -> {};

    public FakeGateway() {
        try {
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public synchronized void answers(String path, int status, String body) {
        answers.put(path, new Answer(status, body, Map.of()));
    }

    public synchronized void refuses(String path, String code, String body) {
        answers.put(path, new Answer(200, body, Map.of("Pasarela-Error", code)));
    }

    /** What happens while the next call waits for its answer. */
    public synchronized void meanwhile(Runnable happening) {
        meanwhile = happening;
    }

    /** All calls of a path so far. */
    public synchronized List<Call> calls(String path) {
        return calls.stream().filter(call -> call.path().equals(path)).toList();
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach(
                    (name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
            calls.add(new Call(path, headers,
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            Runnable happening = meanwhile;
            meanwhile = () -> {};
            happening.run();
            Answer answer = answers.getOrDefault(path, new Answer(503, "{}", Map.of()));
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
