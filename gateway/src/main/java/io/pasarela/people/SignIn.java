package io.pasarela.people;

/** What comes of a try to sign in. The face tells refusals apart for nobody. */
public sealed interface SignIn {

    /** It is he. */
    record SignedIn(Operator operator) implements SignIn {}

    /** Unknown, disabled, or the wrong password. */
    record Refused() implements SignIn {}

    /** Too many failures of this login or network, or too many at once; nothing was checked. */
    record TooManyTries() implements SignIn {}
}
