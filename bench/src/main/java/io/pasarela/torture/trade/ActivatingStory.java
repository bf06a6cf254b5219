package io.pasarela.torture.trade;

/** What payers of a system that activates by itself may do. */
enum ActivatingStory {
    FACT_THEN_CLAIM,
    CLAIM_THEN_FACT,
    /** At the same moment, at different gateways. */
    CLAIM_MEETS_FACT,
    /** One claim several times at once. */
    SAME_CLAIM_AT_ONCE,
    RACE_FOR_FACT,
    RACE_WITH_FACT,
    /** Several claim a number before its money is there: nobody may be paid by itself. */
    RACE_BEFORE_FACT,
    ID_OF_TWO_LABELS,
    /** A second transfer for an id that is bound. */
    ID_OF_TWO_NUMBERS,
    /** First a wrong number, then the right one. */
    SUPERSEDED,
    OTHER_AMOUNT_ARRIVED,
    OTHER_AMOUNT_ARRIVES,
    /** The money does not come before days have passed. */
    OWES,
    PAYS_DEBT,
    GUESSES
}
