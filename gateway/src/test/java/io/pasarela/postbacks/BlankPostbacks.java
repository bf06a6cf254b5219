package io.pasarela.postbacks;

/** Postbacks that go nowhere; a test keeps what was said. */
public abstract class BlankPostbacks extends Postbacks {

    protected BlankPostbacks() {
        super(null, null, null, null);
    }
}
