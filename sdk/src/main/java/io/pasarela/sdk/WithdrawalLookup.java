package io.pasarela.sdk;

/** What may come of looking a withdrawal up. */
public sealed interface WithdrawalLookup permits WithdrawalLookup.Found, Refused, TryAgain {

    /**
     * There is a withdrawal of that id.
     *
     * @param withdrawal its present state
     */
    record Found(WithdrawalInfo withdrawal) implements WithdrawalLookup {}
}
