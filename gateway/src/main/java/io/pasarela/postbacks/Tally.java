package io.pasarela.postbacks;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What operators watch: deliveries of this node, and what waits in the whole installation. */
@Component
class Tally implements MeterBinder {

    /** However many scrape, the database is asked this often at most. */
    private static final Duration READ_EVERY = Duration.ofSeconds(5);

    private record Reading(Backlog backlog, Instant at) {}

    private final PostbackStore store;
    private final Clock clock;
    private final Map<Status, LongAdder> ends = new EnumMap<>(Status.class);
    private @Nullable Reading reading;

    Tally(PostbackStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        for (Status status : Status.values()) ends.put(status, new LongAdder());
    }

    void count(Attempted attempted) {
        ends.get(attempted.status()).increment();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counter(registry, "pasarela.postbacks.delivered", Status.DELIVERED,
                "Postbacks that merchants took");
        counter(registry, "pasarela.postbacks.retried", Status.PENDING,
                "Attempts after which a postback has to be sent again");
        counter(registry, "pasarela.postbacks.failed", Status.FAILED,
                "Postbacks that were given up");
        Gauge.builder("pasarela.postbacks.pending", () -> backlog().due())
                .description("Postbacks that are not delivered yet").register(registry);
        Gauge.builder("pasarela.postbacks.without.url", () -> backlog().withoutUrl())
                .description("Postbacks that wait for their merchant's URL").register(registry);
        Gauge.builder("pasarela.postbacks.oldest.pending", () -> backlog().age(clock.instant())
                        .toSeconds())
                .baseUnit("seconds")
                .description("Age of the oldest postback that is not delivered").register(registry);
    }

    private void counter(MeterRegistry registry, String name, Status status, String description) {
        FunctionCounter.builder(name, ends.get(status), LongAdder::sum)
                .description(description).register(registry);
    }

    private synchronized Backlog backlog() {
        Instant now = clock.instant();
        if (reading == null || reading.at().plus(READ_EVERY).isBefore(now)) {
            reading = new Reading(store.backlog(), now);
        }
        return reading.backlog();
    }
}
