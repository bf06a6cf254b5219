package io.pasarela.sdk;

/** What came over the wire is not what the contract says; never leaves this package. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message);
    }
}
