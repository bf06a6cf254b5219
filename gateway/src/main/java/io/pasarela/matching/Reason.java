package io.pasarela.matching;

/** Why a claim was not settled by itself. */
public enum Reason {
    /** Several open claims name this number. */
    SEVERAL_CLAIMS,
    /** Several transfers bear this number. */
    SEVERAL_FACTS,
    /** Another amount arrived than the payer named. */
    AMOUNT_DIFFERS,
    /** The amount is outside the limits, but the money is here. */
    OUTSIDE_LIMITS,
    /** The number is so short that it can be guessed. */
    SHORT_NUMBER,
    /** The money may be the same as that of another fact. */
    MONEY_HELD,
    /** The money was returned or put aside. */
    MONEY_SET_ASIDE,
    /** So far only a text says that the money came, and it is more than is paid on that. */
    ABOVE_CEILING
}
