package io.pasarela.office;

import io.pasarela.money.Amounts;
import io.pasarela.money.Money;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what operators type. */
public final class Typed {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\p{Cs}]+");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,13}([.,][0-9]+)?");

    private Typed() {}

    /** Without line breaks and blanks around it. */
    public static String text(String typed) {
        return BREAKS.matcher(typed).replaceAll(" ").strip();
    }

    /**
     * An amount above nothing with a point or comma before its decimals. Empty for more decimals
     * than the currency has, even zeros: in half the world {@code 25.000} is twenty-five thousand.
     */
    public static Optional<Money> amount(String typed, Currency currency) {
        String text = typed.strip();
        if (!AMOUNT.matcher(text).matches()) return Optional.empty();
        String point = text.replace(',', '.');
        int decimals = point.contains(".") ? point.length() - point.indexOf('.') - 1 : 0;
        if (decimals > currency.getDefaultFractionDigits()) return Optional.empty();
        return Amounts.parse(point, currency).filter(money -> !money.isZero());
    }
}
