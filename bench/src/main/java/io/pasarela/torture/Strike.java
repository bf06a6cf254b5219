package io.pasarela.torture;

import java.time.Duration;

/**
 * A fault that struck.
 *
 * @param from it began, as {@link System#nanoTime}
 * @param to both gateways were ready again
 * @param recovery of which so much passed after its end
 * @param detail whom it struck, and how hard
 */
record Strike(Fault fault, long from, long to, Duration recovery, String detail) {}
