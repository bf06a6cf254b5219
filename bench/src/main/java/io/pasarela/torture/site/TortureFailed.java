package io.pasarela.torture.site;

/** The torture itself cannot go on, which says nothing for the gateway. For its reader. */
public final class TortureFailed extends RuntimeException {

    public TortureFailed(String message) {
        super(message);
    }
}
