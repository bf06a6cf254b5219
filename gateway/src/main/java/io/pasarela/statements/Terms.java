package io.pasarela.statements;

import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a statement before it is read.
 *
 * @param currency of the account
 * @param marks what may stand beside an amount for that currency: {@code ₡}, {@code colones}
 * @param columns which column says what, from an earlier file of this account; null to guess
 */
public record Terms(Currency currency, List<String> marks, @Nullable ColumnMap columns) {

    public Terms {
        marks = List.copyOf(marks);
    }

    /** Whether that is a way to write the currency. */
    boolean isOurs(String text) {
        return text.equalsIgnoreCase(currency.getCurrencyCode())
                || marks.stream().anyMatch(text::equalsIgnoreCase);
    }
}
