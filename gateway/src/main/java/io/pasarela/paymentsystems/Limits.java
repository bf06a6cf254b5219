package io.pasarela.paymentsystems;

import io.pasarela.money.Money;

/** The smallest and the largest amount of one deposit or one withdrawal, both allowed. */
public record Limits(Money min, Money max) {

    public Limits {
        if (min.compareTo(max) > 0) throw new IllegalArgumentException("min is above max");
        if (min.isZero()) throw new IllegalArgumentException("min must be more than nothing");
    }

    public boolean allow(Money amount) {
        return amount.compareTo(min) >= 0 && amount.compareTo(max) <= 0;
    }
}
