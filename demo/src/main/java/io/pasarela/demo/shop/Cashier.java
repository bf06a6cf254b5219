package io.pasarela.demo.shop;

import io.pasarela.sdk.Pasarela;
import io.pasarela.sdk.Recipient;
import io.pasarela.sdk.Refused;
import io.pasarela.sdk.TryAgain;
import io.pasarela.sdk.WithdrawalCreation;
import io.pasarela.sdk.WithdrawalOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hands withdrawals to the gateway, the same order under the same id until there is an answer. An
 * order may have been taken although its answer got lost, so only a clear no gives money back.
 */
final class Cashier {

    private static final Duration PAUSE_MAX = Duration.ofMinutes(1);

    private final Pasarela pasarela;
    private final Books books;
    private final Clock clock;
    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();

    private record Pause(Instant until, Duration next) {}

    Cashier(Pasarela pasarela, Books books, Clock clock) {
        this.pasarela = pasarela;
        this.books = books;
        this.clock = clock;
    }

    /** Keeps the money for an order and hands it over. */
    Reservation order(PayOut order) {
        if (!inHand.add(order.id())) return new Reservation.Known();
        try {
            Reservation reservation = books.reserve(order);
            return reservation instanceof Reservation.Reserved ? send(order) : reservation;
        } finally {
            inHand.remove(order.id());
        }
    }

    /** Hands over again what is due and unanswered. */
    void round() {
        Instant now = clock.instant();
        for (PayOut order : books.unanswered()) {
            Pause pause = pauses.get(order.id());
            if (pause == null || !now.isBefore(pause.until())) again(order);
        }
    }

    /**
     * One at a time hands an order over, and looks whether it is still unanswered when it has it in
     * hand: a second copy on its way could be taken after the first was refused.
     */
    private void again(PayOut order) {
        if (!inHand.add(order.id())) return;
        try {
            if (books.unanswered().contains(order)) send(order);
        } finally {
            inHand.remove(order.id());
        }
    }

    private Reservation send(PayOut order) {
        return switch (pasarela.createWithdrawal(wire(order))) {
            case WithdrawalCreation.Created _ -> ordered(order);
            case WithdrawalCreation.Repeated _ -> ordered(order);
            case Refused no when isAboutTheOrder(no) -> {
                pauses.remove(order.id());
                books.refused(order.id());
                yield new Reservation.Declined(no);
            }
            case Refused _ -> later(order, Duration.ZERO);
            case TryAgain again -> later(order, again.after());
        };
    }

    /** A wrong host or secret says nothing about the order; that will be mended and sent again. */
    private static boolean isAboutTheOrder(Refused no) {
        return no.code().startsWith("withdrawal.") || no.code().startsWith("request.")
                || no.code().startsWith("payment_system.");
    }

    private Reservation ordered(PayOut order) {
        pauses.remove(order.id());
        books.ordered(order.id());
        return new Reservation.Reserved();
    }

    private Reservation later(PayOut order, Duration atLeast) {
        pauses.compute(order.id(), (_, before) -> {
            Duration pause = before == null ? Duration.ofSeconds(1) : before.next();
            Duration waited = pause.compareTo(atLeast) < 0 ? atLeast : pause;
            Duration next = pause.multipliedBy(2);
            return new Pause(clock.instant().plus(waited),
                    next.compareTo(PAUSE_MAX) < 0 ? next : PAUSE_MAX);
        });
        return new Reservation.Reserved();
    }

    private static WithdrawalOrder wire(PayOut order) {
        return WithdrawalOrder.of(order.payout(), order.currency())
                .withdrawalId(order.id())
                .amount(order.amount())
                .label(order.user())
                .recipient(Recipient.of(order.account(), order.name()))
                .build();
    }
}
