package io.pasarela.money;

import java.math.BigDecimal;
import java.util.Currency;

/** An exact amount, counted in the smallest unit of its currency. Never negative. */
public record Money(long minor, Currency currency) implements Comparable<Money> {

    public Money {
        if (minor < 0) throw new IllegalArgumentException("negative amount: " + minor);
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException("not a currency to pay in: " + currency);
        }
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    /** Throws when the other one is larger: there are no negative amounts. */
    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.subtractExact(minor, other.minor), currency);
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isWhole() {
        return decimal().stripTrailingZeros().scale() <= 0;
    }

    /** With all decimals of the currency: {@code 450.50}. */
    public BigDecimal decimal() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    /** As the contract writes amounts, without trailing zeros: {@code 25000}, {@code 450.5}. */
    public String plain() {
        return decimal().stripTrailingZeros().toPlainString();
    }

    /** Orders amounts of one currency; amounts of two currencies have no order. */
    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return Long.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return plain() + " " + currency.getCurrencyCode();
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("two currencies: " + this + " and " + other);
        }
    }
}
