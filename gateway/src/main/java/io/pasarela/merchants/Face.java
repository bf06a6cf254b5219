package io.pasarela.merchants;

/** What of the gateway one of a merchant's own hosts shows (PROTOCOL 1). */
public enum Face {
    /** {@code api.H}: the merchant's programs. */
    API,
    /** {@code plugin.H}: the payment window. */
    WINDOW
}
