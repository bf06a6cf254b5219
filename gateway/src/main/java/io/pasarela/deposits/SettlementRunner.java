package io.pasarela.deposits;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs settlements in transactions of their own, again when somebody else was in the way. */
@Component
class SettlementRunner {

    /** A meeting touches this many numbers at once, so that it never stops activations for long. */
    static final int NUMBERS_AT_ONCE = 256;

    private static final int TRIES_MAX = 5;
    private static final Logger LOG = LoggerFactory.getLogger(SettlementRunner.class);

    private final Settlement settlement;
    private final TransactionTemplate transaction;

    SettlementRunner(Settlement settlement, TransactionTemplate transaction) {
        this.settlement = settlement;
        this.transaction = transaction;
    }

    List<Activation> settle(List<NewClaim> batch) {
        return again(() -> transaction.execute(_ -> settlement.settle(batch)));
    }

    /** Any other work on claims. */
    <T> T run(Supplier<T> work) {
        return again(() -> transaction.execute(_ -> work.get()));
    }

    /** The deposits it made; each part commits for itself. */
    List<Deposit> meet(Collection<TransferNumber> numbers) {
        var all = new ArrayList<>(numbers);
        var made = new ArrayList<Deposit>();
        for (int from = 0; from < all.size(); from += NUMBERS_AT_ONCE) {
            List<TransferNumber> part =
                    all.subList(from, Math.min(from + NUMBERS_AT_ONCE, all.size()));
            made.addAll(again(() -> transaction.execute(_ -> settlement.meet(part))));
        }
        return made;
    }

    private static <T> T again(Supplier<T> attempt) {
        for (int tries = 1; ; tries++) {
            try {
                return attempt.get();
            } catch (Collision | ConcurrencyFailureException e) {
                if (tries == TRIES_MAX) throw e;
                LOG.debug("settling again: {}", e.getMessage());
            }
        }
    }
}
