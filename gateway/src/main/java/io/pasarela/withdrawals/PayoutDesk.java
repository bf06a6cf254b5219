package io.pasarela.withdrawals;

import static io.pasarela.withdrawals.WithdrawalState.IN_PROGRESS;
import static io.pasarela.withdrawals.WithdrawalState.NEW;
import static io.pasarela.withdrawals.WithdrawalState.PROCESSED;
import static io.pasarela.withdrawals.WithdrawalState.REJECTED;

import io.pasarela.merchants.MerchantId;
import io.pasarela.paymentsystems.NumberRule;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.wallets.Wallet;
import io.pasarela.wallets.Wallets;
import io.pasarela.withdrawals.Withdrawal.Payment;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where operators work withdrawals off. Every act is one guarded update; whoever comes second
 * changes nothing and sees how things stand.
 */
@Component
class PayoutDesk {

    private static final int TEXT_MAX = 1000;

    /** A reference in letters, where the bank's usual ones are digits. */
    private static final NumberRule ANY_TEXT = new NumberRule(NumberRule.Kind.TEXT, 1, 190);

    private final WithdrawalStore store;
    private final PayoutEnd end;
    private final PayoutJournal journal;
    private final Wallets wallets;
    private final PaymentSystems systems;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PayoutDesk(WithdrawalStore store, PayoutEnd end, PayoutJournal journal, Wallets wallets,
            PaymentSystems systems, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.end = end;
        this.journal = journal;
        this.wallets = wallets;
        this.systems = systems;
        this.transaction = transaction;
        this.clock = clock;
    }

    Handling take(MerchantId merchant, long number, String operator) {
        return act(merchant, number, IN_PROGRESS, () -> {
            var taken = store.take(merchant, number, operator, clock.instant());
            taken.ifPresent(now -> journal.taken(now, operator));
            return taken;
        });
    }

    Handling process(Grip grip, long walletId, String rawReference) {
        Optional<Withdrawal> known = store.find(grip.merchant(), grip.number());
        if (known.isEmpty()) return new Handling.NotFound();
        Optional<Wallet> wallet = wallets.find(grip.merchant(), walletId)
                .filter(w -> w.currency().equals(known.get().order().amount().currency()));
        if (wallet.isEmpty()) return new Handling.UnfitWallet(walletId);
        Optional<String> reference = normalise(rawReference, wallet.get());
        if (reference.isEmpty()) return new Handling.Incomplete("bank_reference");

        var payment = new Payment(walletId, wallet.get().bankAccount(), reference.get());
        try {
            return act(grip.merchant(), grip.number(), PROCESSED, () -> {
                var paid = store.markProcessed(grip, payment, clock.instant());
                paid.ifPresent(now -> {
                    end.settle(List.of(now));
                    journal.processed(now, grip.operator(), payment);
                });
                return paid;
            });
        } catch (DuplicateKeyException _) {
            return store.findByReference(payment.bankAccount(), payment.reference())
                    .map(Handling.ReferenceUsed::new)
                    .orElseGet(() -> new Handling.ReferenceUsed(null));
        }
    }

    private Optional<String> normalise(String reference, Wallet wallet) {
        return systems.find(wallet.paymentSystem()).map(PaymentSystem::number)
                .flatMap(rule -> rule.normaliseReference(reference))
                .or(() -> ANY_TEXT.normalise(reference));
    }

    Handling reject(Grip grip, String reason) {
        if (isUnsaid(reason)) return new Handling.Incomplete("reason");
        return act(grip.merchant(), grip.number(), REJECTED, () -> {
            var rejected = store.markRejected(grip, reason.strip(), clock.instant());
            rejected.ifPresent(now -> {
                end.settle(List.of(now));
                journal.rejected(now, grip.operator(), reason.strip());
            });
            return rejected;
        });
    }

    Handling putBack(Grip grip, NoMoneySent statement) {
        if (isUnsaid(statement.how())) return new Handling.Incomplete("statement");
        return act(grip.merchant(), grip.number(), NEW, () -> {
            var back = store.putBack(grip);
            back.ifPresent(now -> journal.putBack(now, grip, statement));
            return back;
        });
    }

    Handling handOver(Grip grip, NoMoneySent statement, String to) {
        if (isUnsaid(statement.how())) return new Handling.Incomplete("statement");
        if (isUnsaid(to)) return new Handling.Incomplete("operator");
        return act(grip.merchant(), grip.number(), IN_PROGRESS, () -> {
            var handed = store.handOver(grip, to, clock.instant());
            handed.ifPresent(now -> journal.handedOver(now, grip, statement, to));
            return handed;
        });
    }

    private static boolean isUnsaid(String text) {
        return text.isBlank() || text.length() > TEXT_MAX;
    }

    /** The act, or how things stand when it does not fit or another was quicker. */
    private Handling act(MerchantId merchant, long number, WithdrawalState next,
            Supplier<Optional<Withdrawal>> act) {
        Optional<Withdrawal> seen = store.find(merchant, number);
        if (seen.isEmpty()) return new Handling.NotFound();
        if (!seen.get().state().canBecome(next)) return new Handling.Overtaken(seen.get());
        return transaction.execute(_ -> act.get())
                .<Handling>map(Handling.Done::new)
                .orElseGet(() -> new Handling.Overtaken(
                        store.find(merchant, number).orElseThrow()));
    }
}
