package io.pasarela.bench;

/** The measurement could not be made, or must not be believed; the message is for its reader. */
final class BenchFailed extends RuntimeException {

    BenchFailed(String message) {
        super(message);
    }
}
