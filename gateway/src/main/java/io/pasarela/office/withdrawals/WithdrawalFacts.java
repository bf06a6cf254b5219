package io.pasarela.office.withdrawals;

import io.pasarela.office.Visit;
import io.pasarela.office.withdrawals.WithdrawalPage.Fact;
import io.pasarela.wallets.Wallets;
import io.pasarela.withdrawals.Withdrawal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what is known of a withdrawal, what the operator copies into the bank first. */
final class WithdrawalFacts {

    private final Visit visit;
    private final Withdrawal withdrawal;
    private final Wallets wallets;
    private final List<Fact> facts = new ArrayList<>();

    WithdrawalFacts(Visit visit, Withdrawal withdrawal, Wallets wallets) {
        this.visit = visit;
        this.withdrawal = withdrawal;
        this.wallets = wallets;
    }

    List<Fact> list(String system) {
        var order = withdrawal.order();
        add("withdrawals.system", system, false);
        add("withdrawal.account-number", order.recipient().accountNumber(), true);
        add("withdrawal.account-name", order.recipient().accountName(), true);
        add("withdrawals.amount", visit.money(order.amount()), false);
        add("withdrawal.bank-code", order.recipient().bankCode(), true);
        add("withdrawal.branch-code", order.recipient().branchCode(), true);
        add("withdrawal.email", order.recipient().email(), true);
        add("withdrawal.comment", order.comment(), false);
        add("withdrawals.label", order.label(), true);
        add("withdrawals.id", withdrawal.withdrawalId(), true);
        add("withdrawal.created-at", visit.time(withdrawal.createdAt()), false);
        addProgress(withdrawal.progress());
        return facts;
    }

    private void addProgress(Withdrawal.Progress progress) {
        if (progress.taken() != null) {
            add("withdrawal.taken", by(progress.taken().operator(), progress.taken().at()), false);
        }
        if (progress.finish() != null) {
            add("withdrawal.finished",
                    by(progress.finish().operator(), progress.finish().at()), false);
        }
        if (progress.payment() != null) {
            add("withdrawal.paid-from", wallets
                    .find(visit.merchantId(), progress.payment().wallet())
                    .map(wallet -> wallet.accountNumber()).orElse(null), false);
            add("withdrawal.reference", progress.payment().reference(), true);
        }
        add("reason", progress.reason(), false);
    }

    private String by(String operator, Instant at) {
        return visit.mayKnowOperators()
                ? operator + ", " + visit.time(at) : visit.time(at);
    }

    /** What is not there is not shown. */
    private void add(String name, @Nullable String value, boolean copyable) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(visit.say(name), value, copyable));
        }
    }
}
