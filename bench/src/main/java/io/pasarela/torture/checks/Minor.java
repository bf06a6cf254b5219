package io.pasarela.torture.checks;

import io.pasarela.torture.town.Tenant;
import java.math.BigDecimal;
import java.util.Currency;

/** Amounts as whole numbers of the smallest unit, counted by the torture itself. */
final class Minor {

    private Minor() {}

    /** The amount that so many of them are. */
    static BigDecimal amount(String currency, long minor) {
        return BigDecimal.valueOf(
                minor, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    /** Throws for an amount with more decimals than the system's currency has. */
    static long of(String system, BigDecimal amount) {
        Currency currency = Currency.getInstance(Tenant.currency(system));
        return amount.movePointRight(currency.getDefaultFractionDigits()).longValueExact();
    }
}
