package io.pasarela.bankfeed;

import java.util.function.Function;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** A payment and its texts lock each other's rows; whoever has to give way tries again. */
@Component
class Attempts {

    private static final int TRIES_MAX = 5;

    private final TransactionTemplate transaction;

    Attempts(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /** In a transaction of its own, each time. */
    <T> T run(Function<TransactionStatus, T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return transaction.execute(work::apply);
            } catch (ConcurrencyFailureException e) {
                if (tries == TRIES_MAX) throw e;
            }
        }
    }
}
