package io.pasarela.wallets;

/** Wallets without a database; a test says which there are. */
public abstract class BlankWallets extends Wallets {

    protected BlankWallets() {
        super(null, null, null);
    }
}
