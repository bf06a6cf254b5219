package io.pasarela.deposits;

import java.time.Duration;

/**
 * How long payers of one payment system had to wait lately, from their word to their deposit.
 *
 * @param half half of them waited no longer
 * @param most nine of ten waited no longer
 */
public record Pace(Duration half, Duration most) {}
