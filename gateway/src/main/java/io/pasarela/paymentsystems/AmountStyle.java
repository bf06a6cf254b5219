package io.pasarela.paymentsystems;

import io.pasarela.money.Money;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How people write amounts where a currency is their money, told by the example of 1234567.50:
 * {@code ₡1.234.567,50}. It belongs to the country, not to the reader's language, because the
 * same amount is written so in his bank's app.
 *
 * @param before what stands before the number
 * @param after what stands after it
 * @param group what divides thousands
 * @param decimal what stands before the decimals
 * @param groupLength how many digits are in a group after the first one from the right: 3, or 2
 */
public record AmountStyle(
        String before, String after, char group, char decimal, int groupLength) {

    private static final Pattern EXAMPLE = Pattern.compile(
            "(?<before>\\D*)(?:1(?<group>\\D)234\\k<group>567|12(?<lakh>\\D)34\\k<lakh>567)"
                    + "(?:(?<decimal>\\D)50)?(?<after>\\D*)");
    private static final int FIRST_GROUP = 3;

    /** Refuses what is not the example written in some way. */
    static AmountStyle like(String example) {
        Matcher match = EXAMPLE.matcher(example.replace(' ', '\u00a0'));
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "'" + example + "' is not 1234567 or 1234567.50 with marks between the digits");
        }
        boolean lakh = match.group("group") == null;
        char group = match.group(lakh ? "lakh" : "group").charAt(0);
        String decimal = match.group("decimal");
        return new AmountStyle(
                match.group("before"), match.group("after"), group,
                decimal != null ? decimal.charAt(0) : group == ',' ? '.' : ',', lakh ? 2 : 3);
    }

    public AmountStyle {
        if (group == decimal) {
            throw new IllegalArgumentException("thousands and decimals need two marks");
        }
    }

    /** With its symbol, and with decimals only where there are any. */
    public String write(Money amount) {
        return before + number(amount) + after;
    }

    /** As {@link #write}, without the symbol. */
    public String number(Money amount) {
        BigDecimal exact = amount.decimal();
        String[] parts = (amount.isWhole() ? exact.setScale(0) : exact).toPlainString()
                .split("\\.");
        String whole = grouped(parts[0]);
        return parts.length == 1 ? whole : whole + decimal + parts[1];
    }

    private String grouped(String digits) {
        var text = new StringBuilder(digits);
        for (int at = digits.length() - FIRST_GROUP; at > 0; at -= groupLength) {
            text.insert(at, group);
        }
        return text.toString();
    }
}
