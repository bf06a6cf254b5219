package io.pasarela.ledger;

/** A ledger without a database; a test keeps the books. */
public abstract class BlankLedger extends Ledger {

    protected BlankLedger() {
        super(null, null);
    }
}
