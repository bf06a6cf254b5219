package io.pasarela.money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads amounts as the contract allows them to be written. Zero is read, because whether nothing
 * may be paid is the caller's question; a sign never is.
 */
public final class Amounts {

    private static final int LENGTH_MAX = 20;
    private static final int WHOLE_DIGITS_MAX = 13;

    /** The short exponent keeps a few characters from growing into a billion digits. */
    private static final Pattern DECIMAL =
            Pattern.compile("[0-9]{1,13}(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

    private Amounts() {}

    /**
     * Reads a plain decimal such as {@code 25000}, {@code 450.50} or {@code 1E+5}; empty when the
     * text is anything else, too large, or finer than the currency's smallest unit.
     */
    public static Optional<Money> parse(String text, Currency currency) {
        if (text.length() > LENGTH_MAX || !DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        int decimals = currency.getDefaultFractionDigits();
        boolean tooLarge = value.precision() - value.scale() > WHOLE_DIGITS_MAX;
        if (tooLarge || value.scale() > decimals) return Optional.empty();
        return Optional.of(new Money(value.movePointRight(decimals).longValueExact(), currency));
    }
}
