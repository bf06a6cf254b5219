package io.pasarela.demo.shop;

import io.pasarela.demo.shop.Books.PayOutLine;
import io.pasarela.demo.shop.Books.TopUpLine;
import io.pasarela.demo.shop.Event.TopUpCredited;
import io.pasarela.demo.web.Status;
import io.pasarela.sdk.DepositInfo;
import io.pasarela.sdk.DepositLookup;
import io.pasarela.sdk.Pasarela;
import io.pasarela.sdk.Refused;
import io.pasarela.sdk.TryAgain;
import io.pasarela.sdk.WithdrawalInfo;
import io.pasarela.sdk.WithdrawalLookup;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says how it stands with orders. What the gateway tells on asking is only told on; it moves no
 * money, because only postbacks do.
 */
final class Progress {

    private final Pasarela pasarela;

    Progress(Pasarela pasarela) {
        this.pasarela = pasarela;
    }

    /** As the shop knows it. */
    Status known(Visit visit, TopUpLine line) {
        TopUpCredited credited = line.credited();
        if (credited == null) return waiting(visit, "topup.open");
        String amount = visit.shown(credited.amount(), credited.currency());
        boolean asOrdered = line.order().amount() == null
                || line.order().amount().compareTo(credited.amount()) == 0;
        String note = asOrdered
                ? visit.say("topup.credited.note")
                : visit.say("topup.credited.other", visit.shown(
                        Objects.requireNonNull(line.order().amount()), credited.currency()));
        return Status.good(visit.say("topup.credited.title", amount), note);
    }

    /** As the gateway knows it, while the shop knows nothing final. */
    Status asked(Visit visit, TopUpLine line) {
        if (line.credited() != null) return known(visit, line);
        return switch (pasarela.depositInfo(line.order().id())) {
            case DepositLookup.Found(var deposit) -> found(visit, deposit);
            case Refused _, TryAgain _ -> known(visit, line);
        };
    }

    /** As the shop knows it. */
    Status known(Visit visit, PayOutLine line) {
        return switch (line.state()) {
            case SENDING -> waiting(visit, "payout.sending");
            case ORDERED -> waiting(visit, "payout.ordered");
            case REFUSED -> bad(visit, "payout.refused");
            case REJECTED -> bad(visit, "payout.rejected");
            case PAID -> Status.good(
                    visit.say("payout.paid.title"), visit.say("payout.paid.note"));
        };
    }

    /** As the gateway knows it, where that tells more. */
    Status asked(Visit visit, PayOutLine line) {
        return switch (line.state()) {
            case SENDING, REFUSED, PAID -> known(visit, line);
            case ORDERED, REJECTED -> switch (pasarela.withdrawalInfo(line.order().id())) {
                case WithdrawalLookup.Found(var withdrawal) -> found(visit, line, withdrawal);
                case Refused _, TryAgain _ -> known(visit, line);
            };
        };
    }

    private static Status found(Visit visit, DepositInfo deposit) {
        return switch (deposit.state()) {
            case WAITING -> waiting(visit, "topup.checking");
            case SUPERSEDED -> waiting(visit, "topup.open");
            case DEPOSITED -> waiting(visit, "topup.arriving");
            case EXPIRED -> waiting(visit, "topup.expired");
            // Not over: an operator may still think better of it.
            case REJECTED -> new Status("bad", visit.say("topup.rejected.title"),
                    reason(visit, "topup.rejected", deposit.reason()), false);
        };
    }

    private static Status found(Visit visit, PayOutLine line, WithdrawalInfo withdrawal) {
        if (line.state() == PayOut.State.REJECTED) {
            return Status.bad(visit.say("payout.rejected.title"),
                    reason(visit, "payout.rejected", withdrawal.reason()));
        }
        return switch (withdrawal.state()) {
            case NEW, PROCESSED, REJECTED -> waiting(visit, "payout.ordered");
            case IN_PROGRESS -> waiting(visit, "payout.inprogress");
        };
    }

    private static String reason(Visit visit, String key, @Nullable String reason) {
        return reason == null || reason.isBlank()
                ? visit.say(key + ".note")
                : visit.say(key + ".note") + " " + visit.say("reason", reason);
    }

    private static Status waiting(Visit visit, String key) {
        return Status.waiting(visit.say(key + ".title"), visit.say(key + ".note"));
    }

    private static Status bad(Visit visit, String key) {
        return Status.bad(visit.say(key + ".title"), visit.say(key + ".note"));
    }
}
