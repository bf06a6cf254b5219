package io.pasarela.window;

import static java.util.stream.Collectors.toSet;

import io.pasarela.deposits.Deposits;
import io.pasarela.window.StatePage.State;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Pages that wait, and are told when their payment's state changes. However many they are, one
 * statement a second looks for all of this node; what another node decided is found by the same
 * look. No thread waits with them.
 */
@Component
class Watchers implements SmartLifecycle {

    static final int WATCHERS_MAX = 2_000;
    static final int PER_NETWORK_MAX = 200;
    /** The browser comes back by itself, to whichever node there is then. */
    static final Duration WATCHED_FOR = Duration.ofMinutes(5);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);

    private final Deposits deposits;
    private final Payments payments;
    private final Clock clock;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("window-watch").factory());
    private volatile boolean running;

    Watchers(Deposits deposits, Payments payments, Clock clock) {
        this.deposits = deposits;
        this.payments = payments;
        this.clock = clock;
    }

    /** Tells this state now and each other one later; false when there is no room for one more. */
    boolean add(Visit visit, State state, HttpServletRequest request,
            HttpServletResponse response) {
        String network = ClientNetwork.of(request.getRemoteAddr());
        if (!hasRoom(network)) return false;
        response.setContentType("text/event-stream;charset=UTF-8");
        // Proxies that collect an answer before they pass it on would never pass this one on.
        response.setHeader("X-Accel-Buffering", "no");
        var line = request.startAsync();
        line.setTimeout(0);
        var watcher = new Watcher(visit, network, line, clock.instant());
        try {
            watcher.tell(state, null, clock.instant());
            watchers.add(watcher);
            if (!watcher.hasMore() || !running) letGo(watcher);
        } catch (IOException gone) {
            letGo(watcher);
        }
        return true;
    }

    private boolean hasRoom(String network) {
        return running && watchers.size() < WATCHERS_MAX
                && watchers.stream().filter(watcher -> watcher.network().equals(network))
                        .count() < PER_NETWORK_MAX;
    }

    /** Looks once for all; a watcher whose line is broken is let go. */
    private void look() {
        try {
            var marks = deposits.listMarks(
                    watchers.stream().map(Watcher::payment).collect(toSet()));
            for (Watcher watcher : watchers) {
                String mark = marks.get(watcher.payment());
                if (mark != null) look(watcher, mark);
            }
        } catch (RuntimeException e) {
            LOG.warn("pages that wait are not told for now: {}", e.toString());
        }
    }

    private void look(Watcher watcher, String mark) {
        var now = clock.instant();
        try {
            if (watcher.isNews(mark)) {
                var standing = payments.find(watcher.visit());
                if (standing.isPresent()) watcher.tell(standing.get().state(), mark, now);
            }
            watcher.giveSign(now);
            boolean isLong = now.isAfter(watcher.since().plus(WATCHED_FOR));
            if (isLong || !watcher.hasMore()) letGo(watcher);
        } catch (IOException gone) {
            letGo(watcher);
        }
    }

    private void letGo(Watcher watcher) {
        watchers.remove(watcher);
        watcher.close();
    }

    @Override
    public void start() {
        running = true;
        looking.scheduleWithFixedDelay(
                this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Before the server stops, which would wait for these answers to end. */
    @Override
    public void stop() {
        running = false;
        looking.close();
        watchers.forEach(this::letGo);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
