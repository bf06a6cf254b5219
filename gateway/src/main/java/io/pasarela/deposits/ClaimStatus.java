package io.pasarela.deposits;

/** The life of a claim. */
public enum ClaimStatus {
    WAITING, MATCHED, REJECTED, EXPIRED, SUPERSEDED;

    /**
     * A late exact fact still turns EXPIRED into MATCHED; an operator or an appeal lets wait again
     * what ended without money.
     */
    public boolean canBecome(ClaimStatus next) {
        return switch (this) {
            case WAITING -> next != WAITING;
            case EXPIRED -> next == MATCHED || next == WAITING;
            case REJECTED -> next == WAITING;
            case MATCHED, SUPERSEDED -> false;
        };
    }
}
