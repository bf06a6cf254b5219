package io.pasarela.sdk;

/** What may come of ordering a withdrawal. */
public sealed interface WithdrawalCreation
        permits WithdrawalCreation.Created, WithdrawalCreation.Repeated, Refused, TryAgain {

    /**
     * The order is kept; a postback follows when it is paid or rejected.
     *
     * @param withdrawalId its id, which the gateway chose when the order had none; null when
     *     neither side named one
     */
    record Created(String withdrawalId) implements WithdrawalCreation {}

    /**
     * The gateway had this very order already and made no second one.
     *
     * @param withdrawalId its id; null when neither side named one
     * @param state where the order stands now
     */
    record Repeated(String withdrawalId, WithdrawalInfo.State state)
            implements WithdrawalCreation {}
}
