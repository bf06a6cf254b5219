package io.pasarela.bankfeed;

import io.pasarela.notifications.Reading;

/** Why a text was not believed or could not be read. */
public enum TextReason {
    /** The sender is not on the source's list. */
    UNKNOWN_SENDER,
    /** Signed too long ago. */
    OLD_SIGNATURE,
    UNKNOWN_WORDING,
    SEVERAL_PAYMENTS,
    SEVERAL_MEANINGS,
    AMOUNT,
    REFERENCE,
    DATE,
    /** It names a wallet that this source may not report about. */
    WALLET,
    /** It may be about several of the source's wallets. */
    SEVERAL_WALLETS,
    /** More than the source may report. */
    CEILING,
    /** The reference is known with another amount. */
    CONFLICT;

    static TextReason of(Reading.Why why) {
        return switch (why) {
            case UNKNOWN_WORDING -> UNKNOWN_WORDING;
            case SEVERAL_PAYMENTS -> SEVERAL_PAYMENTS;
            case SEVERAL_MEANINGS -> SEVERAL_MEANINGS;
            case AMOUNT -> AMOUNT;
            case REFERENCE -> REFERENCE;
            case DATE -> DATE;
        };
    }
}
