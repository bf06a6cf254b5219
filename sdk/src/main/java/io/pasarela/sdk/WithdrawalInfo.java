package io.pasarela.sdk;

import java.time.LocalDateTime;

/**
 * How it stands with a withdrawal.
 *
 * @param state where it stands
 * @param reason why it was rejected; null otherwise
 * @param order what was ordered, without e-mail, comment and bank details
 * @param createdDatetime when it was ordered, in the merchant's time zone
 * @param finishedDatetime when it was paid or rejected, in the merchant's time zone; null before
 */
public record WithdrawalInfo(
        State state, String reason, WithdrawalOrder order,
        LocalDateTime createdDatetime, LocalDateTime finishedDatetime) {

    /** Where a withdrawal stands. */
    public enum State {
        /** Nobody has taken it into work. */
        NEW,
        /** An operator is paying it out. */
        IN_PROGRESS,
        /** Paid; the wire's status 1. */
        PROCESSED,
        /** Not paid and never will be; the wire's status 5. */
        REJECTED
    }
}
