package io.pasarela.withdrawals;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import io.pasarela.ledger.Book;
import io.pasarela.ledger.Entry;
import io.pasarela.ledger.Ledger;
import io.pasarela.withdrawals.Withdrawal.Origin;
import io.pasarela.withdrawals.Withdrawal.Payment;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What follows from the end of a withdrawal, in the transaction that ends it: the merchant is told
 * unless an operator entered it, and the books move unless it was a test.
 */
@Component
class PayoutEnd {

    private final Ledger ledger;

    PayoutEnd(Ledger ledger) {
        this.ledger = ledger;
    }

    @Transactional(propagation = MANDATORY)
    void settle(Withdrawal withdrawal) {
        if (!withdrawal.isTest()) moveMoney(withdrawal);
    }

    /** Comes last: the counters are hot. */
    private void moveMoney(Withdrawal withdrawal) {
        Payment payment = withdrawal.progress().payment();
        if (payment != null) {
            ledger.post(List.of(new Entry(withdrawal.merchant(), new Book.Merchant(),
                    new Book.Bank(payment.bankAccount()), withdrawal.order().amount(),
                    Entry.Cause.PAYOUT, withdrawal.number())));
        }
        ledger.release(withdrawal.merchant(), withdrawal.order().amount());
    }
}
