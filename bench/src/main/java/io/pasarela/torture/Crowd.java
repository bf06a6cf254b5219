package io.pasarela.torture;

import io.pasarela.torture.history.Client;
import io.pasarela.torture.history.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** All clients at work, each kind by several threads, until they are sent home. */
final class Crowd {

    /** Leaves a gateway that starts again some of two cores. */
    private static final Duration REST = Duration.ofMillis(120);
    private static final Duration GONE_WITHIN = Duration.ofSeconds(90);

    private final Map<? extends Client, Integer> clients;
    private final History history;
    private final AtomicLong turn = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean working;

    /** So many threads of each. */
    Crowd(Map<? extends Client, Integer> clients, History history) {
        this.clients = clients;
        this.history = history;
    }

    void begin() {
        working = true;
        clients.forEach((client, count) -> {
            for (int i = 0; i < count; i++) {
                threads.add(Thread.ofVirtual().start(() -> work(client)));
            }
        });
    }

    private void work(Client client) {
        while (working) {
            try {
                client.work(turn.incrementAndGet());
                LockSupport.parkNanos(REST.toNanos());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                history.violate("a client of the torture broke: " + e);
                LockSupport.parkNanos(REST.multipliedBy(10).toNanos());
            }
        }
    }

    /** Everybody finishes what he began. */
    void end() throws InterruptedException {
        working = false;
        long until = System.nanoTime() + GONE_WITHIN.toNanos();
        for (Thread thread : threads) {
            Duration left = Duration.ofNanos(Math.max(1, until - System.nanoTime()));
            if (!thread.join(left)) {
                history.violate("a client waits for ever");
                thread.interrupt();
            }
        }
        threads.clear();
    }
}
