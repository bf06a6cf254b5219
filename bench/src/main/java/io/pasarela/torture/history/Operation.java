package io.pasarela.torture.history;

/** What a client may be doing when a fault strikes. */
public enum Operation {
    /** A merchant sends a payer's number for a system that activates. */
    ACTIVATE,
    /** A merchant sends a payer's number with a screenshot. */
    POSSIBLE_TRANSACTION,
    /** A payer gives his number in the window. */
    WINDOW,
    /** The bank reports transfers. */
    FEED,
    /** A merchant orders a withdrawal. */
    ORDER,
    /** An operator takes, pays, rejects, hands over or puts back a withdrawal. */
    PAYOUT,
    /** An operator decides a claim or about held money. */
    JUDGE,
    /** An operator has postbacks sent again. */
    RESEND,
    /** The gateway delivers a postback. */
    DELIVERY
}
