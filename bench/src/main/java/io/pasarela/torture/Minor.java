package io.pasarela.torture;

import java.math.BigDecimal;
import java.util.Currency;

/** Amounts as whole numbers of the smallest unit, counted by the torture itself. */
final class Minor {

    private Minor() {}

    /** Throws for an amount with more decimals than the system's currency has. */
    static long of(String system, BigDecimal amount) {
        Currency currency = Currency.getInstance(Tenant.currency(system));
        return amount.movePointRight(currency.getDefaultFractionDigits()).longValueExact();
    }
}
