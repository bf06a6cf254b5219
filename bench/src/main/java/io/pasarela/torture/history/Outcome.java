package io.pasarela.torture.history;

/** What a client knows of its call. */
public enum Outcome {
    /** It was acknowledged: its effect must stay. */
    OK,
    /** It was refused: it must have had no effect. */
    REFUSED,
    /** The answer was lost, or promised nothing: all of its effect, or none. */
    UNKNOWN
}
