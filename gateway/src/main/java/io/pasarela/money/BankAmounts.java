package io.pasarela.money;

import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Amounts as banks write them, with point and comma either way round. Of both the last one is the
 * decimal mark; of one alone, three digits behind it make it a thousands mark. What could be meant
 * otherwise is not read.
 */
public final class BankAmounts {

    private static final Pattern PLAIN = Pattern.compile("\\d+");
    private static final Pattern GROUPED =
            Pattern.compile("[1-9]\\d{0,2}(\\.\\d{3})+|[1-9]\\d{0,2}(,\\d{3})+");
    private static final Pattern DECIMAL = Pattern.compile(
            "(\\d+|[1-9]\\d{0,2}(,\\d{3})+)\\.\\d{1,2}|(\\d+|[1-9]\\d{0,2}(\\.\\d{3})+),\\d{1,2}");
    /** Three decimals can only be meant where the other mark has grouped the digits. */
    private static final Pattern FINE = Pattern.compile(
            "[1-9]\\d{0,2}(,\\d{3})+\\.\\d{3,}|[1-9]\\d{0,2}(\\.\\d{3})+,\\d{3,}");

    private BankAmounts() {}

    /** Empty when it is no amount of that currency, or nothing. */
    public static Optional<Money> read(String text, Currency currency) {
        String plain;
        if (PLAIN.matcher(text).matches() || GROUPED.matcher(text).matches()) {
            plain = text.replaceAll("[.,]", "");
        } else if (DECIMAL.matcher(text).matches() || FINE.matcher(text).matches()) {
            int mark = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
            plain = text.substring(0, mark).replaceAll("[.,]", "") + "." + text.substring(mark + 1);
        } else {
            return Optional.empty();
        }
        return Amounts.parse(plain, currency).filter(money -> !money.isZero());
    }
}
