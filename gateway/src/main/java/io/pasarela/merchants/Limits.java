package io.pasarela.merchants;

/** The smallest and largest amount allowed, both inclusive, in minor units of the currency. */
public record Limits(long minimumMinor, long maximumMinor) {

    public Limits {
        if (minimumMinor < 1 || minimumMinor > maximumMinor) {
            throw new IllegalArgumentException(
                    "limits out of order: " + minimumMinor + " to " + maximumMinor);
        }
    }

    public boolean allow(long minor) {
        return minimumMinor <= minor && minor <= maximumMinor;
    }
}
