package io.pasarela.sdk;

import java.math.BigDecimal;

/** What may come of a payer's transaction number. */
public sealed interface Activation
        permits Activation.Activated, Activation.Waiting, Refused, TryAgain {

    /**
     * The money is there. Its postback follows, and that is what to credit the payer by.
     *
     * @param amount what was received, which is what counts
     * @param currencyCode the currency, such as {@code CRC}
     * @param currencySymbol how to show the currency
     */
    record Activated(BigDecimal amount, String currencyCode, String currencySymbol)
            implements Activation {}

    /**
     * The bank has not reported the money yet. The claim waits; a postback follows when it
     * arrives.
     *
     * @param message the gateway's sentence
     */
    record Waiting(String message) implements Activation {}
}
