package io.pasarela.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** Merchants' programs: so many connections, each activating one transfer after the other. */
final class Load {

    private static final String PATH =
            "/api/v1/transaction/activate?secret=" + Installation.API_SECRET;
    private static final String PAID = "{\"status\":\"ok\",\"deposit\":true,";
    private static final long SLOWEST_NS = Duration.ofMinutes(2).toNanos();

    private final int port;
    private final long seed;
    private final int connections;
    private final String head =
            Wire.head(PATH, "Host: api." + Installation.HOST + "\r\n");

    Load(int port, long seed, int connections) {
        this.port = port;
        this.seed = seed;
        this.connections = connections;
    }

    /** Activates transfers of the span until one of both ends; every answer must be a deposit. */
    Measured run(Feed.Span span, Duration time) throws InterruptedException, ExecutionException {
        var next = new AtomicLong(span.start());
        long start = System.nanoTime();
        long end = start + time.toNanos();
        var latencies = new Histogram(SLOWEST_NS, 3);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Histogram>> all = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                all.add(workers.submit((Callable<Histogram>) () -> work(span, next, end)));
            }
            for (Future<Histogram> one : all) latencies.add(one.get());
        }
        long elapsed = System.nanoTime() - start;
        return new Measured(latencies.getTotalCount(), elapsed,
                latencies.getValueAtPercentile(50), latencies.getValueAtPercentile(99),
                latencies.getMaxValue());
    }

    private Histogram work(Feed.Span span, AtomicLong next, long end) throws Exception {
        var latencies = new Histogram(SLOWEST_NS, 3);
        try (var wire = new Wire(port)) {
            while (System.nanoTime() < end) {
                long number = next.getAndIncrement();
                if (number >= span.end()) break;
                String claim = new Transfer(number, seed).claimed();
                long sent = System.nanoTime();
                Wire.Answer answer = wire.post(head, claim);
                latencies.recordValue(System.nanoTime() - sent);
                if (answer.status() != 200 || !answer.body().startsWith(PAID)) {
                    throw new BenchFailed("not activated: " + claim + " → "
                            + answer.status() + " " + answer.body());
                }
            }
        }
        return latencies;
    }
}
