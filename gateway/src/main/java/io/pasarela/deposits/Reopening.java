package io.pasarela.deposits;

/** What may come of a wish to have a claim that ended looked at again. */
public sealed interface Reopening {

    /** It waits again, or is paid already by money that was here. */
    record Reopened() implements Reopening {}

    /** It waits still, was paid, or was replaced. */
    record NotEnded(ClaimStatus status) implements Reopening {}

    /** Its payer appealed as often as he may. */
    record AppealsUsed() implements Reopening {}

    /** Its payer made a newer claim for the same payment, which waits. */
    record NewerWaits() implements Reopening {}

    /** A deposit has the custom id: the payer has paid. */
    record PaidAlready() implements Reopening {}

    /** There is no such claim at this merchant. */
    record NotFound() implements Reopening {}
}
