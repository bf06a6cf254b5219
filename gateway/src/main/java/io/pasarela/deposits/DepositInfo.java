package io.pasarela.deposits;

import io.pasarela.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a payment: its deposit, else its newest claim.
 *
 * @param received what was credited; null unless deposited
 * @param bankTransaction the fact that paid; null unless deposited
 */
public record DepositInfo(
        State state, @Nullable String reason, Payment payment, @Nullable Money received,
        @Nullable Long bankTransaction, @Nullable Instant activatedAt) {

    /** As merchants are told. */
    public enum State {
        WAITING, DEPOSITED, REJECTED, EXPIRED, SUPERSEDED
    }

    static DepositInfo of(Deposit deposit) {
        return new DepositInfo(State.DEPOSITED, null, deposit.payment(), deposit.amount(),
                deposit.bankTransaction(), deposit.activatedAt());
    }

    static DepositInfo of(Claim claim) {
        State state = switch (claim.status()) {
            case WAITING -> State.WAITING;
            case REJECTED -> State.REJECTED;
            case EXPIRED -> State.EXPIRED;
            case SUPERSEDED -> State.SUPERSEDED;
            case MATCHED -> throw new IllegalStateException(
                    "claim " + claim.id() + " is matched and has no deposit");
        };
        return new DepositInfo(
                state, claim.decision().reason(), claim.payment(), null, null, null);
    }
}
