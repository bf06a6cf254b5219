package io.pasarela.torture.trade;

import static io.pasarela.torture.history.Outcome.OK;
import static io.pasarela.torture.history.Outcome.REFUSED;
import static io.pasarela.torture.history.Outcome.UNKNOWN;

import io.pasarela.sdk.Activation;
import io.pasarela.sdk.Claim;
import io.pasarela.sdk.Refused;
import io.pasarela.sdk.Submission;
import io.pasarela.sdk.TryAgain;
import io.pasarela.torture.history.Call;
import io.pasarela.torture.history.Event.Answer;
import io.pasarela.torture.history.Event.Claimed;
import io.pasarela.torture.history.Event.Payment;
import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Operation;
import io.pasarela.torture.onlookers.Onlookers;
import io.pasarela.torture.town.Lines;
import io.pasarela.torture.town.Tenant;
import io.pasarela.torture.trade.Way.Told;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Merchants' programs, which send their payers' claims. */
final class Shop {

    private final Lines lines;
    private final History history;
    private final Onlookers onlookers;

    Shop(Trade trade) {
        lines = trade.lines();
        history = trade.history();
        onlookers = trade.onlookers();
    }

    Claimed activate(Tenant tenant, Payment payment, Way way) throws InterruptedException {
        return activateTold(tenant, payment, way).last();
    }

    /** As {@link #activate}, and whether a lost try may still be under way. */
    Told<Claimed> activateTold(Tenant tenant, Payment payment, Way way)
            throws InterruptedException {
        return way.ask(gate -> activate(tenant, payment, gate), Shop::isOpen, Shop::isUnknown);
    }

    private Claimed activate(Tenant tenant, Payment payment, int gate) {
        Call call = history.begin(Operation.ACTIVATE);
        var told = new Teller(tenant, Operation.ACTIVATE, payment);
        return end(call, switch (lines.program(tenant, gate).activate(claim(payment))) {
            case Activation.Activated activated -> told.activated(activated);
            case Activation.Waiting _ -> told.kept(Answer.WAITING, null);
            case Refused refused -> told.refused(refused);
            case TryAgain again -> told.open(again);
        });
    }

    /** Says {@link Answer#WAITING} when it was taken: the contract does not tell more. */
    Claimed submit(Tenant tenant, Payment payment, byte[] screenshot, Way way)
            throws InterruptedException {
        return way.ask(gate -> submit(tenant, payment, screenshot, gate),
                Shop::isOpen, Shop::isUnknown).last();
    }

    private Claimed submit(Tenant tenant, Payment payment, byte[] screenshot, int gate) {
        Call call = history.begin(Operation.POSSIBLE_TRANSACTION);
        var told = new Teller(tenant, Operation.POSSIBLE_TRANSACTION, payment);
        Submission submission =
                lines.program(tenant, gate).possibleTransaction(claim(payment), screenshot);
        return end(call, switch (submission) {
            case Submission.Submitted _ -> told.kept(Answer.WAITING, null);
            case Refused refused -> told.refused(refused);
            case TryAgain again -> told.open(again);
        });
    }

    private Claimed end(Call call, Claimed told) {
        history.add(told);
        call.end(told.outcome());
        if (told.outcome() == OK) {
            onlookers.watchDeposit(told.tenant(), told.payment().customId());
        }
        return told;
    }

    private static boolean isUnknown(Claimed told) {
        return told.outcome() == UNKNOWN;
    }

    static boolean isOpen(Claimed told) {
        return isUnknown(told) || Bank.BUSY.equals(told.code());
    }

    private static Claim claim(Payment payment) {
        return Claim.of(payment.system(), Tenant.currency(payment.system()))
                .label(payment.label()).key1(payment.key1()).amount(payment.amount())
                .customTransactionId(payment.customId()).build();
    }

    /** Makes an event of an answer, and a violation of one that contradicts the contract. */
    private final class Teller {

        private final Tenant tenant;
        private final Operation operation;
        private final Payment payment;

        Teller(Tenant tenant, Operation operation, Payment payment) {
            this.tenant = tenant;
            this.operation = operation;
            this.payment = payment;
        }

        Claimed activated(Activation.Activated activated) {
            if (!activated.currencyCode().equals(Tenant.currency(payment.system()))) {
                history.violate(payment + " was credited in " + activated.currencyCode());
            }
            return kept(Answer.ACTIVATED, activated.amount());
        }

        Claimed kept(Answer answer, @Nullable BigDecimal received) {
            return new Claimed(tenant, operation, payment, OK, answer, received, null);
        }

        Claimed refused(Refused refused) {
            if (refused.code().isEmpty()) {
                history.violate("a refusal without a code: " + refused);
            }
            return new Claimed(tenant, operation, payment, REFUSED, null, null, refused.code());
        }

        Claimed open(TryAgain again) {
            if (again.cause() == TryAgain.Cause.UNREADABLE) {
                history.violate("an answer against the contract: " + again);
            }
            return again.nothingWasStored()
                    ? new Claimed(tenant, operation, payment, REFUSED, null, null, again.code())
                    : new Claimed(tenant, operation, payment, UNKNOWN, null, null, null);
        }
    }
}
