package io.pasarela.demo.systems;

import io.pasarela.demo.web.Language;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/** How people write amounts, and how they read them. */
public final class Amounts {

    /** Three digits after a mark may mean thousands or thousandths, so they are not taken. */
    private static final Pattern WRITTEN = Pattern.compile("\\d{1,13}([.,]\\d{1,2})?");

    private Amounts() {}

    /** What somebody wrote, if it is more than nothing and the currency has such amounts. */
    public static Optional<BigDecimal> read(String written, String currency) {
        if (!WRITTEN.matcher(written).matches()) return Optional.empty();
        BigDecimal amount = new BigDecimal(written.replace(',', '.'));
        return Optional.of(amount).filter(a -> a.signum() > 0 && fits(a, currency));
    }

    /** An amount with its symbol, without needless decimals. */
    public static String shown(BigDecimal amount, String symbol, Language language) {
        String pattern = fits(amount, 0) ? "#,##0" : "#,##0.00";
        return symbol + new DecimalFormat(
                pattern, DecimalFormatSymbols.getInstance(language.locale())).format(amount);
    }

    /** An amount as programs write it. */
    public static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    private static boolean fits(BigDecimal amount, String currency) {
        return fits(amount, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    private static boolean fits(BigDecimal amount, int decimals) {
        return amount.stripTrailingZeros().scale() <= decimals;
    }
}
