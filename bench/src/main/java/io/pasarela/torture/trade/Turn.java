package io.pasarela.torture.trade;

import io.pasarela.torture.history.Event.Payment;
import io.pasarela.torture.town.Cast;
import io.pasarela.torture.town.Tenant;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * One piece of a client's work: its names are told by its number alone and nobody else's, and what
 * happens in it by number and seed.
 *
 * @param begunAt as {@link System#nanoTime} has it
 */
record Turn(Tenant tenant, long number, RandomGenerator chance, long begunAt) {

    /** Spreads amounts, so that few are equal; a prime. */
    private static final long SPREAD = 7_919;
    private static final long ACTIVATING_MIN_CENTS = 10_000;
    private static final long ACTIVATING_CENTS = 40_000_000;
    /** Small, so that the account they come to stays poor. */
    private static final long MANUAL_MIN = 1_000;
    private static final long MANUAL_AMOUNTS = 20_011;
    /** Numbers that one turn may need. */
    private static final int NUMBERS = 32;
    private static final long PREFIX_MIN = 10_000_000_000_000_000L;
    private static final long PREFIX_MAX = 99_999_999_999_999_999L;

    static Turn of(Cast cast, long seed, long number) {
        // The generator mixes well: neighbours share nothing.
        var chance = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        int tenant = chance.nextInt(cast.tenants().size());
        return new Turn(cast.tenants().get(tenant), number, chance, System.nanoTime());
    }

    <S> S pick(S[] stories) {
        return stories[chance.nextInt(stories.length)];
    }

    /** A payment of somebody of that name, who has the nth number of this turn. */
    Payment payment(String system, String who, int nth) {
        String label = "payer-" + number + "-" + who;
        String customId = "order-" + number + "-" + who + "-" + nth;
        boolean isManual = system.equals(Tenant.MANUAL);
        return new Payment(system, label, customId,
                isManual ? shortNumber(nth) : longNumber(nth),
                isManual ? wholeAmount(nth) : decimalAmount(nth));
    }

    private long unique(int nth) {
        if (nth >= NUMBERS) throw new IllegalArgumentException("too many numbers: " + nth);
        return number * NUMBERS + nth;
    }

    /** 7 to 10 digits, leading zeros among them. */
    private String shortNumber(int nth) {
        return "%07d".formatted(unique(nth));
    }

    /** 20 to 28 digits: what is random comes first. */
    private String longNumber(int nth) {
        String prefix = Long.toString(chance.nextLong(PREFIX_MIN, PREFIX_MAX));
        return prefix.substring(chance.nextInt(prefix.length() - 8))
                + "%011d".formatted(unique(nth));
    }

    private BigDecimal decimalAmount(int nth) {
        return BigDecimal.valueOf(
                ACTIVATING_MIN_CENTS + unique(nth) * SPREAD % ACTIVATING_CENTS, 2);
    }

    private BigDecimal wholeAmount(int nth) {
        return BigDecimal.valueOf(MANUAL_MIN + unique(nth) * SPREAD % MANUAL_AMOUNTS);
    }
}
