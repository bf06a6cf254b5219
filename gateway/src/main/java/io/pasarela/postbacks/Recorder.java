package io.pasarela.postbacks;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Records what came of attempts, all that wait at once: a commit costs the same for one as for
 * hundreds. What cannot be recorded before its lease ends is sent again, with the same bytes.
 */
final class Recorder {

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final int GROUP_MAX = 512;
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    /** An attempt that is over, and what to do when nothing more can be done about it. */
    record Note(Attempted attempted, Runnable done) {}

    private final CourierStore store;
    private final Tally tally;
    private final Clock clock;

    /** Bounded by the slots: who has one puts one note in. */
    private final BlockingQueue<Note> notes = new LinkedBlockingQueue<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("postback-recorder").unstarted(this::run);

    Recorder(CourierStore store, Tally tally, Clock clock) {
        this.store = store;
        this.tally = tally;
        this.clock = clock;
    }

    void start() {
        thread.start();
    }

    void add(Note note) {
        notes.add(note);
    }

    /** Records what is left; call it when nobody adds any more. */
    void stop(Duration patience) throws InterruptedException {
        stopping.countDown();
        thread.join(patience);
    }

    private void run() {
        var group = new ArrayList<Note>();
        while (stopping.getCount() > 0 || !notes.isEmpty()) {
            try {
                Note first = notes.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) continue;
                group.add(first);
                notes.drainTo(group, GROUP_MAX - 1);
                record(group);
                group.forEach(note -> note.done().run());
                group.clear();
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /** Tries until it is done or every lease of the group is over. */
    private void record(List<Note> group) throws InterruptedException {
        List<Attempted> attempted = group.stream().map(Note::attempted).toList();
        var end = clock.instant().plus(PostbackSettings.LEASE);
        while (true) {
            try {
                store.record(attempted);
                attempted.forEach(tally::count);
                return;
            } catch (DataAccessException e) {
                LOG.warn("{} attempts are not recorded yet: {}", group.size(), e.getMessage());
                boolean last = stopping.await(AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS);
                if (last || clock.instant().isAfter(end)) return;
            }
        }
    }
}
