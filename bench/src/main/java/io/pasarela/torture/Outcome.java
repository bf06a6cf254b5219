package io.pasarela.torture;

/** What a client knows of its call. */
enum Outcome {
    /** It was acknowledged: its effect must stay. */
    OK,
    /** It was refused: it must have had no effect. */
    REFUSED,
    /** The answer was lost, or promised nothing: all of its effect, or none. */
    UNKNOWN
}
