package io.pasarela.window;

import io.pasarela.deposits.Claim;
import io.pasarela.deposits.Deposit;
import io.pasarela.deposits.DepositInfo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a payment stands, for whoever asks.
 *
 * @param own the claim this browser made or a signed link is about; null for anybody else
 * @param mayLook whether he may see more than the state
 * @param prospect null unless it waits and he may look
 */
record Standing(
        DepositInfo info, @Nullable Claim own, boolean mayLook, @Nullable Prospect prospect) {

    /** For the payer whose claim found its money at once. */
    static Standing of(Deposit deposit) {
        return new Standing(new DepositInfo(
                DepositInfo.State.DEPOSITED, null, deposit.payment(), deposit.amount(),
                deposit.bankTransaction(), deposit.activatedAt()), null, true, null);
    }

    /** Of a claim that waits, or that better proof may let wait again. */
    boolean takesProof() {
        return own != null && switch (state()) {
            case PENDING -> true;
            case FAIL -> own.mayAppeal();
            case SUCCESS -> false;
        };
    }

    Claim ownClaim() {
        return Objects.requireNonNull(own, "no claim of this browser");
    }

    StatePage.State state() {
        return state(info);
    }

    static StatePage.State state(DepositInfo info) {
        return switch (info.state()) {
            case DEPOSITED -> StatePage.State.SUCCESS;
            case WAITING, SUPERSEDED -> StatePage.State.PENDING;
            case REJECTED, EXPIRED -> StatePage.State.FAIL;
        };
    }

    /** Whether another number may be sent instead: not over the head of whoever sent the first. */
    boolean mayTryAgain() {
        return switch (state()) {
            case SUCCESS -> false;
            case PENDING -> mayLook;
            case FAIL -> true;
        };
    }
}
