package io.pasarela.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.pasarela.sdk.Postback;
import io.pasarela.sdk.Postbacks;
import io.pasarela.sdk.Verification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A merchant's postback URL: it keeps what came, and is sometimes out of order. */
final class Merchant implements AutoCloseable {

    /** So many of the postbacks are answered with an error the first time they come. */
    private static final int ONE_IN = 10;

    private final HttpServer server;
    private final Postbacks postbacks = Postbacks.builder()
            .keys(Installation.ACCESS_KEY, Installation.PRIVATE_KEY)
            .webhookSecret(Installation.WEBHOOK_SECRET)
            .build();
    private final Map<String, String> bodies = new ConcurrentHashMap<>();
    private final Map<String, Postback> booked = new ConcurrentHashMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final AtomicInteger repeats = new AtomicInteger();

    Merchant() throws IOException {
        server = HttpServer.create(
                new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/postback", this::receive);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/postback";
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean ok = switch (postbacks.verify(body, exchange.getRequestHeaders()::getFirst)) {
            case Verification.Untrusted(String why) -> {
                faults.add(why + ": " + new String(body, StandardCharsets.UTF_8));
                yield false;
            }
            case Verification.Genuine(Postback postback) -> book(postback, body);
        };
        byte[] answer = (ok ? Postbacks.ANSWER : "{}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(ok ? 200 : 500, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private boolean book(Postback postback, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        String first = bodies.putIfAbsent(postback.reference(), text);
        if (first == null && Math.floorMod(postback.reference().hashCode(), ONE_IN) == 0) {
            return false;
        }
        if (first != null) {
            repeats.incrementAndGet();
            if (!first.equals(text)) faults.add("other bytes: " + first + "\n" + text);
        }
        booked.put(postback.reference(), postback);
        return true;
    }

    /** What is booked, by its reference. */
    Map<String, Postback> booked() {
        return Map.copyOf(booked);
    }

    /** Forgeries, and repeats that were not the same. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    int repeats() {
        return repeats.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
