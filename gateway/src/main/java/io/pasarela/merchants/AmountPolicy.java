package io.pasarela.merchants;

/** What happens when the money that arrived differs from the amount a payer named (PROTOCOL 4.2). */
public enum AmountPolicy {
    /** The claim fails and the money waits; operators see the pair. */
    REFUSE,
    /** What was received is credited. */
    CREDIT_RECEIVED,
    /** The claim waits for an operator. */
    OPERATOR
}
