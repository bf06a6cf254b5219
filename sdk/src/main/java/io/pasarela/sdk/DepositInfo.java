package io.pasarela.sdk;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * How it stands with one of the merchant's transaction ids: its deposit, else its newest claim.
 *
 * @param state where it stands
 * @param reason why it was rejected; null otherwise
 * @param claim what the payer announced
 * @param depositAmount what was credited; null until there is a deposit
 * @param stockpilingId the id of the bank transaction; null until there is a deposit
 * @param createdDatetime when it was announced, in the merchant's time zone
 * @param activatedDatetime when it was credited, in the merchant's time zone; null until then
 */
public record DepositInfo(
        State state, String reason, Claim claim, BigDecimal depositAmount, Long stockpilingId,
        LocalDateTime createdDatetime, LocalDateTime activatedDatetime) {

    /** Where a claim or deposit stands. */
    public enum State {
        /** The money has not arrived, or an operator has not judged yet. */
        WAITING,
        /** The money is credited. This never changes again. */
        DEPOSITED,
        /** An operator turned the claim down. */
        REJECTED,
        /** Nothing arrived in time; an exact late arrival still credits it. */
        EXPIRED,
        /** A newer claim of the same id took its place. */
        SUPERSEDED
    }
}
