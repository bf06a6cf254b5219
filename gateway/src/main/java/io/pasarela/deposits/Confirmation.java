package io.pasarela.deposits;

/** What may come of an operator's word that the money is here. */
public sealed interface Confirmation {

    /** The claim is paid, by a fact that was there or by one the operator vouched for. */
    record Confirmed(Deposit deposit) implements Confirmation {}

    /** Somebody decided before. */
    record NotWaiting(ClaimStatus status) implements Confirmation {}

    /** The chosen fact pays somebody else, is held, or is on another merchant's account. */
    record FactNotFree() implements Confirmation {}

    /** The chosen fact is of another amount than the operator says was received. */
    record AmountDiffers() implements Confirmation {}

    /** The bank reported this number already: that fact must be chosen. */
    record NumberKnown() implements Confirmation {}

    /** The wallet is not one of this merchant and payment system. */
    record WalletUnknown() implements Confirmation {}

    /** Another label's deposit has this custom id. */
    record CustomIdTaken() implements Confirmation {}

    /** There is no such claim at this merchant. */
    record NotFound() implements Confirmation {}
}
