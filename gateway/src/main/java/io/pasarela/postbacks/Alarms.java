package io.pasarela.postbacks;

import io.pasarela.merchants.Merchants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says once, and later twice and a third time, that a merchant could not be told. */
@Component
class Alarms {

    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
    private static final List<Duration> AFTER =
            List.of(Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(24));

    private final PostbackStore store;
    private final Merchants merchants;
    private final Clock clock;

    Alarms(PostbackStore store, Merchants merchants, Clock clock) {
        this.store = store;
        this.merchants = merchants;
        this.clock = clock;
    }

    /** The highest alarm first, so that a long wait does not raise all of them at once. */
    int raise() {
        Instant now = clock.instant();
        int raised = 0;
        for (int level = AFTER.size(); level > 0; level--) {
            Duration after = AFTER.get(level - 1);
            for (PostbackStore.Late late : store.raise(level, now.minus(after))) {
                LOG.warn("{} postbacks of merchant {} are undelivered for more than {}, since {}",
                        late.postbacks(), merchants.require(late.merchant()).key(), after,
                        late.since());
                raised++;
            }
        }
        return raised;
    }
}
