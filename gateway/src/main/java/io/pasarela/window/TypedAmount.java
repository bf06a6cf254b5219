package io.pasarela.window;

import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads amounts as people type them, with or without a symbol, with points, commas or blanks
 * between thousands. A last group is read as decimals only where the currency can have that many;
 * {@code 25.000} is never 25.
 */
final class TypedAmount {

    private static final Pattern LEFT_OUT = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Sc}'\u2019]");
    private static final Pattern GROUPED =
            Pattern.compile("(\\d+|\\d{1,3}(?:([.,])\\d{3})(?:\\2\\d{3})*)(?:[.,](\\d+))?");

    private TypedAmount() {}

    /** As the wire contract writes it, or empty when there is more than one way to read it. */
    static Optional<String> plain(String typed, Currency currency) {
        String text = LEFT_OUT.matcher(typed).replaceAll("");
        String code = currency.getCurrencyCode();
        if (text.startsWith(code)) text = text.substring(code.length());
        if (text.endsWith(code)) text = text.substring(0, text.length() - code.length());
        var amount = GROUPED.matcher(text);
        if (!amount.matches()) return Optional.empty();
        String whole = amount.group(1).replaceAll("[.,]", "");
        String last = amount.group(3);
        if (last == null) return Optional.of(whole);
        int decimals = currency.getDefaultFractionDigits();
        if (last.length() <= decimals) return Optional.of(whole + "." + last);
        boolean thousands = last.length() == 3 && whole.length() <= 3;
        return thousands ? Optional.of(whole + last) : Optional.empty();
    }
}
