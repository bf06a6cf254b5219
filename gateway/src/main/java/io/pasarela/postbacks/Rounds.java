package io.pasarela.postbacks;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends the courier round: when something was enqueued here, when a slot is free, and by time. */
@Component
class Rounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    /** What another node has enqueued waits so long at most. */
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration RETRIES_EVERY = Duration.ofMillis(25);

    /** Looking for retries takes a fifth of the time at most, however many merchants have some. */
    private static final int PAUSE_PER_LOOK = 4;

    /** Who has made no round for so long stands still. */
    private static final Duration STILL_AFTER = Duration.ofSeconds(30);
    private static final Duration PATIENCE_MAX = Duration.ofSeconds(16);

    private final Courier courier;
    private final Duration patience;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean running;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("postback-rounds").unstarted(this::run);
    private volatile long lastRound = System.nanoTime();
    private long nextRetries = System.nanoTime();
    private long wait = EVERY.toNanos();

    Rounds(Courier courier, PostbackSettings settings) {
        this.courier = courier;
        Duration whole = settings.timeout().plusSeconds(1);
        this.patience = whole.compareTo(PATIENCE_MAX) < 0 ? whole : PATIENCE_MAX;
    }

    /** There may be something to do. */
    void nudge() {
        if (bell.availablePermits() == 0) bell.release();
    }

    /** Whether the last round that went well was made lately. */
    boolean isMoving() {
        return running && System.nanoTime() - lastRound < STILL_AFTER.toNanos();
    }

    @Override
    public void start() {
        running = true;
        courier.begin();
        thread.start();
    }

    private void run() {
        guarded(courier::suspect);
        while (running) {
            try {
                guarded(this::round);
                bell.tryAcquire(wait, TimeUnit.NANOSECONDS);
                bell.drainPermits();
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void round() {
        wait = EVERY.toNanos();
        courier.round(Lane.FIRST, this::nudge);
        long now = System.nanoTime();
        lastRound = now;
        if (now - nextRetries < 0) {
            wait = nextRetries - now;
            return;
        }
        courier.unpark();
        courier.round(Lane.RETRY, this::nudge);
        long after = System.nanoTime();
        nextRetries = after + Math.max(RETRIES_EVERY.toNanos(), (after - now) * PAUSE_PER_LOOK);
    }

    /** The database may be away; it will be back. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("no postbacks could be taken: {}", e.toString());
        }
    }

    @Override
    public void stop() {
        running = false;
        nudge();
        try {
            thread.join();
            courier.end(patience);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after the web server, whose last requests still enqueue. */
    @Override
    public int getPhase() {
        return 0;
    }
}
