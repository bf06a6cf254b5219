package io.pasarela.deposits;

import io.pasarela.matching.Reason;

/** What an operator should know about a claim. */
public enum Flag {
    SEVERAL_CLAIMS, SEVERAL_FACTS, AMOUNT_DIFFERS, OUTSIDE_LIMITS, SHORT_NUMBER, MONEY_HELD,
    MONEY_SET_ASIDE, ABOVE_CEILING,
    /** The money of this number paid somebody before. */
    NUMBER_USED,
    /** Another label uses the same custom id. */
    OTHER_LABEL_HAS_ID,
    /** The custom id is bound by a deposit already: this is a second transfer. */
    SECOND_TRANSFER,
    /** The number does not look like one of this system. */
    UNUSUAL_NUMBER,
    /** Many wrong numbers came from this place or for this merchant. */
    GUESSING,
    /** The same file came with another payment; money that really came counts all the same. */
    PICTURE_USED,
    /** It had ended, and its payer sent better proof. */
    APPEAL,
    /** It had ended, and an operator opened it again. */
    REOPENED,
    /** An operator rejected it before the payer appealed: money alone does not overrule him. */
    REJECTED_BEFORE;

    /** Whether a claim with this flag is never settled without an operator. */
    boolean forbidsMatching() {
        return switch (this) {
            case SEVERAL_CLAIMS, SEVERAL_FACTS, AMOUNT_DIFFERS, OUTSIDE_LIMITS, SHORT_NUMBER,
                    MONEY_HELD, MONEY_SET_ASIDE, ABOVE_CEILING, OTHER_LABEL_HAS_ID, PICTURE_USED,
                    APPEAL, REOPENED -> false;
            case NUMBER_USED, SECOND_TRANSFER, UNUSUAL_NUMBER, GUESSING, REJECTED_BEFORE -> true;
        };
    }

    static Flag of(Reason reason) {
        return switch (reason) {
            case SEVERAL_CLAIMS -> SEVERAL_CLAIMS;
            case SEVERAL_FACTS -> SEVERAL_FACTS;
            case AMOUNT_DIFFERS -> AMOUNT_DIFFERS;
            case OUTSIDE_LIMITS -> OUTSIDE_LIMITS;
            case SHORT_NUMBER -> SHORT_NUMBER;
            case MONEY_HELD -> MONEY_HELD;
            case MONEY_SET_ASIDE -> MONEY_SET_ASIDE;
            case ABOVE_CEILING -> ABOVE_CEILING;
        };
    }
}
