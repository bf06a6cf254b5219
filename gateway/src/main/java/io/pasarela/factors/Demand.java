package io.pasarela.factors;

/** What somebody who knew his password must do before he may come in. */
public enum Demand {
    /** His role needs no second factor, and he has none. */
    NOTHING,
    /** Show the one he has. */
    SHOW,
    /** Get one: his role needs it. */
    ENROL
}
