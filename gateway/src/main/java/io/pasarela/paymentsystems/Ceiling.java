package io.pasarela.paymentsystems;

import io.pasarela.money.Money;
import java.util.Currency;

/**
 * How far money that was only announced is trusted to pay by itself.
 *
 * @param claim at once
 * @param day in a day of the merchant's zone, as far as no statement has confirmed it
 */
public record Ceiling(Money claim, Money day) {

    public Ceiling {
        if (claim.compareTo(day) > 0) {
            throw new IllegalArgumentException("the ceiling of a claim is above that of a day");
        }
    }

    /** Announced money pays nothing by itself. */
    public static Ceiling nothing(Currency currency) {
        return new Ceiling(Money.zero(currency), Money.zero(currency));
    }

    /** Whether it may pay that much after what it paid this day. */
    public boolean allows(Money amount, Money paidToday) {
        return amount.compareTo(claim) <= 0 && paidToday.plus(amount).compareTo(day) <= 0;
    }
}
