package io.pasarela.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The bank: reports transfers through the gateway's own feed, a thousand a call. */
final class Feed {

    private static final int LINES = 1_000;
    private static final int AT_ONCE = 4;
    private static final int TEXT_SHOWN_MAX = 300;
    private static final String STORED = "\"result\":\"stored\"";

    private final URI address;
    private final long seed;
    private long next = 1;

    /** Transfers by number, the end not included. */
    record Span(long start, long end) {}

    Feed(int port, long seed) {
        address = URI.create("http://127.0.0.1:" + port + "/feed/v1/transactions");
        this.seed = seed;
    }

    /** At least so many new transfers, stored and claimed by nobody; returns which. */
    Span report(long count) throws InterruptedException, ExecutionException {
        long calls = Math.ceilDiv(count, LINES);
        var span = new Span(next, next + calls * LINES);
        next = span.end();
        List<Future<?>> all = new ArrayList<>();
        try (var client = HttpClient.newHttpClient();
                var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (long call = 0; call < calls; call++) {
                long from = span.start() + call * LINES;
                all.add(workers.submit(() -> {
                    send(client, from);
                    return null;
                }));
            }
            for (Future<?> one : all) one.get();
        }
        return span;
    }

    private void send(HttpClient client, long from) throws IOException, InterruptedException {
        String body = LongStream.range(from, from + LINES)
                .mapToObj(number -> new Transfer(number, seed).reported())
                .collect(Collectors.joining(",", "{\"transactions\":[", "]}"));
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(address)
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Bearer " + Installation.FEED_TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
        int stored = answer.body().split(STORED, -1).length - 1;
        if (answer.statusCode() != 200 || stored != LINES) {
            throw new BenchFailed("the feed did not store all: " + answer.statusCode() + " "
                    + answer.body().substring(0, Math.min(TEXT_SHOWN_MAX,
                            answer.body().length())));
        }
    }
}
