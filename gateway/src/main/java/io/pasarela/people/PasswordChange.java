package io.pasarela.people;

/** What comes of setting a password. */
public sealed interface PasswordChange {

    record Changed(Operator operator) implements PasswordChange {}

    /** The code is unknown, used or too old; or the old password is another. */
    record NotProved() implements PasswordChange {}

    /** Too short or too long. */
    record Unfit() implements PasswordChange {}

    /** Too many at once, or too many failures. */
    record TooManyTries() implements PasswordChange {}
}
