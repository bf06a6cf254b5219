package io.pasarela.withdrawals;

import static java.util.Objects.requireNonNullElse;
import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import io.pasarela.ledger.Book;
import io.pasarela.ledger.Entry;
import io.pasarela.ledger.Ledger;
import io.pasarela.postbacks.Notice;
import io.pasarela.postbacks.Notice.Purpose;
import io.pasarela.postbacks.Notice.WithdrawalNotice;
import io.pasarela.postbacks.Postbacks;
import io.pasarela.withdrawals.Withdrawal.Origin;
import io.pasarela.withdrawals.Withdrawal.Payment;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What follows from the end of withdrawals, in the transaction that ends them: the merchant is told
 * unless an operator entered it, and the books move unless it was a test.
 */
@Component
class PayoutEnd {

    private final Postbacks postbacks;
    private final Ledger ledger;

    PayoutEnd(Postbacks postbacks, Ledger ledger) {
        this.postbacks = postbacks;
        this.ledger = ledger;
    }

    @Transactional(propagation = MANDATORY)
    void settle(List<Withdrawal> finished) {
        postbacks.enqueue(finished.stream()
                .filter(withdrawal -> withdrawal.origin() != Origin.HAND)
                .map(PayoutEnd::notice).toList());
        // The counters are hot, so they come last.
        finished.stream().filter(withdrawal -> !withdrawal.isTest()).forEach(this::moveMoney);
    }

    private void moveMoney(Withdrawal withdrawal) {
        Payment payment = withdrawal.progress().payment();
        if (payment != null) {
            ledger.post(List.of(new Entry(withdrawal.merchant(), new Book.Merchant(),
                    new Book.Bank(payment.bankAccount()), withdrawal.order().amount(),
                    Entry.Cause.PAYOUT, withdrawal.number())));
        }
        ledger.release(withdrawal.merchant(), withdrawal.order().amount());
    }

    private static Notice notice(Withdrawal withdrawal) {
        var order = withdrawal.order();
        var recipient = order.recipient();
        return new WithdrawalNotice(
                withdrawal.merchant(), withdrawal.number(), order.paymentSystem(), order.amount(),
                order.label(), withdrawal.withdrawalId(),
                withdrawal.status().orElseThrow(),
                recipient.accountNumber(), requireNonNullElse(recipient.accountName(), ""),
                requireNonNullElse(recipient.email(), ""),
                requireNonNullElse(order.comment(), ""),
                recipient.bankCode(), recipient.branchCode(),
                withdrawal.isTest() ? Purpose.TEST : Purpose.REAL);
    }
}
