package io.pasarela.deposits;

/** Somebody else decided the same thing in this moment; the batch is run again and sees it. */
final class Collision extends RuntimeException {

    Collision(String what) {
        super(what, null, false, false);
    }
}
