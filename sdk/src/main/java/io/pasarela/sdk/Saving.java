package io.pasarela.sdk;

/** What may come of saving a transaction id for a label's next claim. */
public sealed interface Saving permits Saving.Saved, Refused, TryAgain {

    /** The id is kept until the label's next claim. */
    record Saved() implements Saving {}
}
