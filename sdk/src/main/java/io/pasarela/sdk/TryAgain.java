package io.pasarela.sdk;

import java.time.Duration;

/**
 * There is no decision yet: wait, then send the very same call again. The gateway recognises
 * repeats, so nothing is ever paid or paid out twice by repeating.
 *
 * @param cause why there is no decision
 * @param after how long to wait at least
 * @param code the stable error code, empty when the gateway gave none
 * @param message what happened, for logs
 */
public record TryAgain(Cause cause, Duration after, String code, String message)
        implements WalletOffer, Activation, Submission, Availability, Saving, DepositLookup,
                WithdrawalCreation, WithdrawalLookup, BalanceSheet {

    /** Why a call remained without a decision. */
    public enum Cause {
        /** HTTP 429: this label or client guessed too often. Nothing was stored. */
        TOO_MANY_ATTEMPTS,
        /** HTTP 503: the gateway has no room or no database now. Nothing was stored. */
        BUSY,
        /** HTTP 500, 502, 504 and the like: the call may or may not have been carried out. */
        SERVER_ERROR,
        /** No connection, a lost one, or a time-out: it may or may not have been carried out. */
        NO_ANSWER,
        /** An answer came that is not the gateway's: it may or may not have been carried out. */
        UNREADABLE
    }

    /** Whether it is certain that this attempt changed nothing at the gateway. */
    public boolean nothingWasStored() {
        return cause == Cause.TOO_MANY_ATTEMPTS || cause == Cause.BUSY;
    }
}
