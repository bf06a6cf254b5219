package io.pasarela.deposits;

/** The life of a claim. */
public enum ClaimStatus {
    WAITING, MATCHED, REJECTED, EXPIRED, SUPERSEDED;

    /** A late exact fact still turns EXPIRED into MATCHED. */
    public boolean canBecome(ClaimStatus next) {
        return switch (this) {
            case WAITING -> next != WAITING;
            case EXPIRED -> next == MATCHED;
            case MATCHED, REJECTED, SUPERSEDED -> false;
        };
    }
}
