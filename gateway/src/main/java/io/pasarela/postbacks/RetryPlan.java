package io.pasarela.postbacks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to try again: 98 tries over 30 days. It counts tries, not time, so a postback that could not
 * be tried, because the merchant had no URL or we did not run, loses nothing.
 */
final class RetryPlan {

    static final Duration HORIZON = Duration.ofDays(30);

    private static final List<Duration> FIRST = List.of(
            Duration.ofSeconds(5), Duration.ofSeconds(30),
            Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofMinutes(30),
            Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(4));
    private static final Duration THEN_EVERY = Duration.ofHours(8);

    /** The merchant may still be at work on what he was too slow to answer. */
    private static final Duration AFTER_TIMEOUT_MIN = Duration.ofSeconds(60);

    private static final int PER_MILLE = 1_000;
    private static final int SPREAD = 200;

    private static final long TRIES_MAX = 1 + FIRST.size()
            + HORIZON.minus(FIRST.stream().reduce(Duration.ZERO, Duration::plus))
                    .dividedBy(THEN_EVERY);

    private final RandomGenerator random;

    RetryPlan(RandomGenerator random) {
        this.random = random;
    }

    /** How long to wait after so many failed tries; empty when it was the last. */
    Optional<Duration> delayAfter(int tries, Reply last) {
        if (tries >= TRIES_MAX) return Optional.empty();
        Duration planned = tries <= FIRST.size() ? FIRST.get(tries - 1) : THEN_EVERY;
        // Spread, so that what failed together does not come back together.
        int share = PER_MILLE + random.nextInt(-SPREAD, SPREAD + 1);
        Duration delay = planned.multipliedBy(share).dividedBy(PER_MILLE);
        boolean tooSoon = last instanceof Reply.TimedOut
                && delay.compareTo(AFTER_TIMEOUT_MIN) < 0;
        return Optional.of(tooSoon ? AFTER_TIMEOUT_MIN : delay);
    }
}
