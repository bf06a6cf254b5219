package io.pasarela.demo.bank;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Carries what is due to the gateway, again and again until there is an answer. */
final class Messenger {

    private static final Duration PAUSE_FIRST = Duration.ofSeconds(1);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(15);

    private final Transfers transfers;
    private final Feed feed;
    private final Clock clock;
    private final Map<String, Pause> pauses = new HashMap<>();

    private record Pause(Instant until, Duration next) {}

    Messenger(Transfers transfers, Feed feed, Clock clock) {
        this.transfers = transfers;
        this.feed = feed;
        this.clock = clock;
    }

    /** Tells about everything that is due. Only one round runs at a time. */
    synchronized void round() {
        Instant now = clock.instant();
        for (Transfer transfer : transfers.due()) {
            Pause pause = pauses.get(transfer.id());
            if (pause == null || !now.isBefore(pause.until())) tell(transfer);
        }
    }

    private void tell(Transfer transfer) {
        Report report = feed.report(transfer);
        transfers.answered(transfer.id(), report);
        switch (report) {
            case Report.Acknowledged _, Report.Refused _ -> pauses.remove(transfer.id());
            case Report.NoAnswer _ -> pauses.compute(transfer.id(), (_, before) -> {
                Duration pause = before == null ? PAUSE_FIRST : before.next();
                Duration next = pause.multipliedBy(2);
                return new Pause(clock.instant().plus(pause),
                        next.compareTo(PAUSE_MAX) < 0 ? next : PAUSE_MAX);
            });
        }
    }
}
