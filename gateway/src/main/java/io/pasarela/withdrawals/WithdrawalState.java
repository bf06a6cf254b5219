package io.pasarela.withdrawals;

/** How far a withdrawal is. */
public enum WithdrawalState {
    /** Ordered; nobody works on it. */
    NEW,
    /** One operator has it; its money may have been sent. */
    IN_PROGRESS,
    /** Paid, with the bank's reference as proof. */
    PROCESSED,
    /** Not paid, and never will be. */
    REJECTED;

    /**
     * Whether an operator's act may lead there. Back to NEW only on his word that nothing was sent;
     * IN_PROGRESS to itself is handing over, on the same word.
     */
    public boolean canBecome(WithdrawalState next) {
        return switch (this) {
            case NEW -> next == IN_PROGRESS || next == REJECTED;
            case IN_PROGRESS -> true;
            case PROCESSED, REJECTED -> false;
        };
    }

    public boolean isFinished() {
        return switch (this) {
            case PROCESSED, REJECTED -> true;
            case NEW, IN_PROGRESS -> false;
        };
    }
}
