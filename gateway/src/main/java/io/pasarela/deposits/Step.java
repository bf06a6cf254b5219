package io.pasarela.deposits;

/** What a batch decided for one claim; equal requests of one batch share one step. */
sealed interface Step {

    /** Answered without storing anything but, perhaps, a miss. */
    record Answer(Activation activation) implements Step {}

    /** A deposit to make, by its place among the batch's drafts. */
    record MakeDeposit(int draft) implements Step {}

    /** A claim to keep, by its place among the batch's inserts. */
    record KeepClaim(int insert) implements Step {}
}
