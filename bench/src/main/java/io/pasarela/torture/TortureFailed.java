package io.pasarela.torture;

/** The torture itself cannot go on, which says nothing for the gateway. For its reader. */
final class TortureFailed extends RuntimeException {

    TortureFailed(String message) {
        super(message);
    }
}
