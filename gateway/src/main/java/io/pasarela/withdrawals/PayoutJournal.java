package io.pasarela.withdrawals;

import io.pasarela.audit.Act;
import io.pasarela.audit.Audit;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes operators' acts on withdrawals into the audit trail, last in their transaction. */
@Component
class PayoutJournal {

    private final Audit audit;

    PayoutJournal(Audit audit) {
        this.audit = audit;
    }

    void created(Withdrawal withdrawal, String operator) {
        record("withdrawal.create", withdrawal, operator, Map.of(
                "amount", withdrawal.order().amount().toString(),
                "account_number", withdrawal.order().recipient().accountNumber()));
    }

    void taken(Withdrawal withdrawal, String operator) {
        record("withdrawal.take", withdrawal, operator, Map.of());
    }

    void putBack(Withdrawal withdrawal, Grip grip, NoMoneySent statement) {
        record("withdrawal.put_back", withdrawal, grip.operator(),
                Map.of("no_money_sent", statement.how()));
    }

    void handedOver(Withdrawal withdrawal, Grip grip, NoMoneySent statement, String to) {
        record("withdrawal.hand_over", withdrawal, grip.operator(),
                Map.of("no_money_sent", statement.how(), "to", to));
    }

    void processed(Withdrawal withdrawal, String operator, Withdrawal.Payment payment) {
        record("withdrawal.process", withdrawal, operator, Map.of(
                "wallet", String.valueOf(payment.wallet()), "reference", payment.reference()));
    }

    void rejected(Withdrawal withdrawal, String operator, String reason) {
        record("withdrawal.reject", withdrawal, operator, Map.of("reason", reason));
    }

    private void record(
            String name, Withdrawal withdrawal, String operator, Map<String, String> details) {
        audit.record(new Act(withdrawal.merchant().value(), operator, name,
                "withdrawal " + withdrawal.number(), details));
    }
}
