package io.pasarela.bankfeed;

import java.time.Clock;

/** A bank feed without a database; a test says what it knows. */
public abstract class BlankBankFeed extends BankFeed {

    protected BlankBankFeed(Clock clock) {
        super(null, null, null, null, null, null, clock);
    }
}
