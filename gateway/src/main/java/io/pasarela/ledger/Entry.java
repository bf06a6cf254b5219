package io.pasarela.ledger;

import io.pasarela.merchants.MerchantId;
import io.pasarela.money.Money;

/**
 * One amount, debited here and credited there; an entry cannot be unbalanced.
 *
 * @param cause why the money moved
 * @param subject the row that is the reason: a fact, a deposit or a withdrawal
 */
public record Entry(
        MerchantId merchant, Book debit, Book credit, Money amount, Cause cause, long subject) {

    /** Why money moves. */
    public enum Cause {
        OPENING, ARRIVAL, DEPOSIT, PAYOUT,
        /** Unclaimed money was sent back. */
        RETURN,
        /** Unclaimed money turned out to be none of a payer's. */
        ADJUSTMENT
    }

    public Entry {
        if (amount.minor() == 0) throw new IllegalArgumentException("an entry moves something");
    }
}
