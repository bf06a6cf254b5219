package io.pasarela.withdrawals;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends test withdrawals when they are due, as an operator would end real ones. */
@Component
class TestFinisher {

    private static final int ROUND_MAX = 200;

    private final WithdrawalStore store;
    private final PayoutEnd end;
    private final Clock clock;

    TestFinisher(WithdrawalStore store, PayoutEnd end, Clock clock) {
        this.store = store;
        this.end = end;
        this.clock = clock;
    }

    /** One round; the number of withdrawals it ended. */
    @Transactional
    int round() {
        List<Withdrawal> finished = store.finishTests(clock.instant(), ROUND_MAX);
        finished.forEach(end::settle);
        return finished.size();
    }
}
