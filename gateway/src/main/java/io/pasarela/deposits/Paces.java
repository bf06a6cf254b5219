package io.pasarela.deposits;

import io.pasarela.merchants.MerchantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How long payers had to wait lately; read once a minute, however many ask. */
@Component
class Paces {

    /** From fewer cases nothing is concluded. */
    static final int CASES_MIN = 20;
    static final int CASES_MAX = 200;
    static final Duration BACK = Duration.ofDays(90);
    static final Duration CACHED = Duration.ofMinutes(1);

    private final StandStore store;
    private final Clock clock;
    private final Map<Till, Known> known = new ConcurrentHashMap<>();

    /** Where payers wait: as many as merchants have payment systems. */
    private record Till(MerchantId merchant, String system) {}

    private record Known(Optional<Pace> pace, Instant readAt) {}

    Paces(StandStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Optional<Pace> find(MerchantId merchant, String system) {
        Instant now = clock.instant();
        var till = new Till(merchant, system);
        Known last = known.get(till);
        if (last == null || Duration.between(last.readAt(), now).abs().compareTo(CACHED) > 0) {
            last = new Known(store.findPace(merchant, system, now.minus(BACK)), now);
            known.put(till, last);
        }
        return last.pace();
    }
}
