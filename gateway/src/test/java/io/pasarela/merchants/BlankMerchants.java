package io.pasarela.merchants;

/** Merchants without a database; a test says what they are. */
public abstract class BlankMerchants extends Merchants {

    protected BlankMerchants() {
        super(null, null, null);
    }
}
