package io.pasarela.bankfeed;

/** What may come of an operator's word that unclaimed money is nobody's deposit. */
public sealed interface Ending {

    record Ended(BankTransaction fact) implements Ending {}

    /** It pays somebody, ended before, or is held; nothing changed. */
    record NotUnclaimed(BankTransaction fact) implements Ending {}

    /** Not an account of this merchant in that currency. */
    record AccountUnknown() implements Ending {}

    /** Nothing that could be a bank's reference. */
    record ReferenceUnreadable() implements Ending {}

    /** The payout's reference proves another payment from that account. */
    record ReferenceUsed() implements Ending {}

    /** A statement shows the money, so nobody may say that it never came. */
    record MoneyCame() implements Ending {}

    /** There is no such fact at this merchant. */
    record NotFound() implements Ending {}
}
