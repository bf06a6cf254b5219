package io.pasarela.postbacks;

/** What came of an attempt, as it is recorded. */
public enum Outcome {
    ACCEPTED, REFUSED, TIMED_OUT, UNREACHABLE
}
