package io.pasarela.demo;

/** Something in the way that the person at the keyboard can do something about. */
final class DemoFailed extends RuntimeException {

    DemoFailed(String message) {
        super(message);
    }
}
