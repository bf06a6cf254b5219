package io.pasarela.withdrawals;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends test withdrawals when they are due, as an operator would end real ones. */
@Component
class TestFinisher {

    private static final int ROUND_MAX = 200;

    private final WithdrawalStore store;
    private final PayoutEnd end;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TestFinisher(WithdrawalStore store, PayoutEnd end, TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.end = end;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Ends all that are due, a limited number in each transaction. */
    void finishDue() {
        int finished;
        do {
            finished = transaction.execute(_ -> round());
        } while (finished == ROUND_MAX);
    }

    private int round() {
        List<Withdrawal> finished = store.finishTests(clock.instant(), ROUND_MAX);
        end.settle(finished);
        return finished.size();
    }
}
