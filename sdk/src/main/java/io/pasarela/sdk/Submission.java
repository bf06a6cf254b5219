package io.pasarela.sdk;

/** What may come of handing in a payer's screenshot. */
public sealed interface Submission permits Submission.Submitted, Refused, TryAgain {

    /** The claim is kept; an operator judges it, and a postback follows if it is confirmed. */
    record Submitted() implements Submission {}
}
