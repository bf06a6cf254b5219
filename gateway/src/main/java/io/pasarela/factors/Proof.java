package io.pasarela.factors;

/** What comes of showing a second factor. */
public sealed interface Proof {

    /** It is he; by what he showed it. */
    record Proved(Kind kind) implements Proof {}

    /** Wrong, too old, or used before. */
    record Wrong() implements Proof {}

    /** Too many wrong ones lately; nothing was checked. */
    record TooManyTries() implements Proof {}

    /** What can be shown. */
    enum Kind { AUTHENTICATOR, RECOVERY_CODE, PASSKEY }
}
