package io.pasarela.sdk;

/** What may come of looking a deposit up. */
public sealed interface DepositLookup permits DepositLookup.Found, Refused, TryAgain {

    /**
     * There is a deposit or a claim of that id.
     *
     * @param deposit its present state
     */
    record Found(DepositInfo deposit) implements DepositLookup {}
}
