package io.pasarela.paymentsystems;

/** What happens when the amount is checked and another one was received than the payer said. */
public enum AmountPolicy {
    /** The claim fails, and the pair is put before operators. */
    REFUSE,
    /** The received amount is credited. */
    CREDIT_RECEIVED,
    /** The claim waits for an operator. */
    OPERATOR
}
