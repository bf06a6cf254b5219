package io.pasarela.demo.bank;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long the bank waits before the gateway hears of a transfer. */
enum Delay {
    /** At once. */
    NOW(Duration.ZERO),
    /** Ten seconds: the payer may be faster with his number. */
    SHORT(Duration.ofSeconds(10)),
    /** A minute: the payer will be faster with his number. */
    LONG(Duration.ofMinutes(1)),
    /** Not before it is asked for. */
    ASKED(null);

    private final @Nullable Duration wait;

    Delay(@Nullable Duration wait) {
        this.wait = wait;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Nullable Instant after(Instant now) {
        return wait == null ? null : now.plus(wait);
    }

    static Optional<Delay> of(String key) {
        return Arrays.stream(values()).filter(delay -> delay.key().equals(key)).findFirst();
    }
}
