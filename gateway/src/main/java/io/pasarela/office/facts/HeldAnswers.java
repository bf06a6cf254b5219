package io.pasarela.office.facts;

import io.pasarela.audit.Act;
import io.pasarela.audit.Audit;
import io.pasarela.bankfeed.BankFeed;
import io.pasarela.bankfeed.BankFeed.HeldDecision;
import io.pasarela.office.Visit;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Passes on what an operator says about held money, and records that he said it. */
@Component
class HeldAnswers {

    private final BankFeed bankFeed;
    private final Audit audit;
    private final TransactionTemplate transaction;

    HeldAnswers(BankFeed bankFeed, Audit audit, TransactionTemplate transaction) {
        this.bankFeed = bankFeed;
        this.audit = audit;
        this.transaction = transaction;
    }

    HeldDecision same(Visit visit, long held, long known) {
        HeldDecision outcome = bankFeed.sameMoney(visit.merchantId(), held, known);
        if (outcome == HeldDecision.DECIDED) {
            record(visit, held, Map.of("answer", "same money", "as", Long.toString(known)));
        }
        return outcome;
    }

    HeldDecision other(Visit visit, long held) {
        HeldDecision outcome = bankFeed.otherMoney(visit.merchantId(), held);
        if (outcome == HeldDecision.DECIDED) record(visit, held, Map.of("answer", "other money"));
        return outcome;
    }

    /** The freed money pays in transactions of its own, so this is recorded after them. */
    private void record(Visit visit, long held, Map<String, String> answer) {
        transaction.executeWithoutResult(_ -> audit.record(new Act(visit.merchantId().value(),
                visit.login(), "bank-transaction.held", "bank transaction " + held, answer)));
    }
}
