package io.pasarela.torture.site;

import java.time.Duration;

/**
 * A fault that struck.
 *
 * @param from it began, as {@link System#nanoTime}
 * @param to both gateways were ready again
 * @param recovery of which so much passed after its end
 * @param detail whom it struck, and how hard
 */
public record Strike(Fault fault, long from, long to, Duration recovery, String detail) {

    /** One line, for those who look on. */
    String words() {
        return "%-16s %4d.%d s, then %d.%d s to heal  %s".formatted(fault,
                (to - from) / 1_000_000_000, (to - from) / 100_000_000 % 10,
                recovery.toSeconds(), recovery.toMillis() / 100 % 10, detail);
    }
}
