package io.pasarela.bankfeed;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import io.pasarela.audit.Act;
import io.pasarela.audit.Audit;
import io.pasarela.bankfeed.BankTransaction.Status;
import io.pasarela.bankfeed.Suspense.Ignoring;
import io.pasarela.bankfeed.Suspense.Returning;
import io.pasarela.bankfeed.Suspense.Whereabouts;
import io.pasarela.ledger.Book;
import io.pasarela.ledger.Entry;
import io.pasarela.ledger.Ledger;
import io.pasarela.merchants.MerchantId;
import io.pasarela.paymentsystems.NumberRule;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.wallets.Wallet;
import io.pasarela.wallets.Wallets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends facts that pay nobody, on an operator's word, and takes them out of suspense. */
@Component
@Transactional(propagation = MANDATORY)
class Endings {

    /** A reference in letters, where the bank's usual ones are digits. */
    private static final NumberRule ANY_TEXT = new NumberRule(NumberRule.Kind.TEXT, 1, 190);

    private final FactStore facts;
    private final SuspenseStore store;
    private final Wallets wallets;
    private final PaymentSystems systems;
    private final Ledger ledger;
    private final Audit audit;
    private final Clock clock;

    Endings(FactStore facts, SuspenseStore store, Wallets wallets, PaymentSystems systems,
            Ledger ledger, Audit audit, Clock clock) {
        this.facts = facts;
        this.store = store;
        this.wallets = wallets;
        this.systems = systems;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    Ending giveBack(Returning word) {
        return end(word.merchant(), word.fact(), Status.RETURNED, fact -> {
            Optional<Wallet> wallet = wallets.list(word.merchant()).stream()
                    .filter(one -> one.bankAccount() == word.bankAccount()
                            && one.currency().equals(fact.amount().currency())).findFirst();
            if (wallet.isEmpty()) return new Ending.AccountUnknown();
            Optional<String> reference = normalise(word.reference(), wallet.get());
            if (reference.isEmpty()) return new Ending.ReferenceUnreadable();
            require(store.giveBack(word, reference.get(), clock.instant()), fact);
            move(fact, new Book.Bank(word.bankAccount()), Entry.Cause.RETURN);
            record(word.operator(), "bank-transaction.returned", fact, Map.of(
                    "amount", fact.amount().toString(), "reference", reference.get(),
                    "bank account", Long.toString(word.bankAccount())));
            return new Ending.Ended(fact);
        });
    }

    /** As references of paid withdrawals are kept: one reference is written in one way. */
    private Optional<String> normalise(String reference, Wallet wallet) {
        return systems.find(wallet.paymentSystem()).map(PaymentSystem::number)
                .flatMap(rule -> rule.normaliseReference(reference))
                .or(() -> ANY_TEXT.normalise(reference));
    }

    Ending ignore(Ignoring word) {
        return end(word.merchant(), word.fact(), Status.IGNORED, fact -> {
            boolean neverCame = word.money() == Whereabouts.NEVER_CAME;
            if (neverCame && !fact.isAnnounced()) return new Ending.MoneyCame();
            require(store.ignore(word, clock.instant()), fact);
            // What never came is taken out of the account again; the rest is the merchant's own.
            move(fact, neverCame ? new Book.Bank(fact.bankAccount()) : new Book.Opening(),
                    Entry.Cause.ADJUSTMENT);
            record(word.operator(), "bank-transaction.ignored", fact, Map.of(
                    "amount", fact.amount().toString(), "reason", word.reason(),
                    "money", word.money().name()));
            return new Ending.Ended(fact);
        });
    }

    private interface Step {

        Ending take(BankTransaction fact);
    }

    private Ending end(MerchantId merchant, long id, Status next, Step step) {
        Optional<BankTransaction> fact = facts.lock(merchant, id);
        if (fact.isEmpty()) return new Ending.NotFound();
        // Held money is not in the books: whether it is other money comes first.
        return fact.get().standing().held() || !fact.get().standing().status().canBecome(next)
                ? new Ending.NotUnclaimed(fact.get()) : step.take(fact.get());
    }

    private static void require(boolean changed, BankTransaction fact) {
        if (!changed) throw new IllegalStateException("bank transaction " + fact.id());
    }

    private void move(BankTransaction fact, Book to, Entry.Cause cause) {
        ledger.post(List.of(new Entry(fact.merchant(), new Book.Suspense(fact.bankAccount()), to,
                fact.amount(), cause, fact.id())));
    }

    private void record(
            String operator, String what, BankTransaction fact, Map<String, String> details) {
        audit.record(new Act(fact.merchant().value(), operator, what,
                "bank transaction " + fact.id(), details));
    }
}
