package io.pasarela.paymentsystems;

/** How a payer's claim becomes a deposit; it decides which of the two endpoints is his. */
public enum Activation {
    /** By the received bank transaction of that number. */
    ACTIVATE,
    /** By an operator who judges the screenshot. */
    MANUAL
}
