package io.pasarela.demo.shop;

import io.pasarela.demo.journal.Journal;
import io.pasarela.demo.shop.Event.PayOutMoved;
import io.pasarela.demo.shop.Event.PayOutReserved;
import io.pasarela.demo.shop.Event.SetAside;
import io.pasarela.demo.shop.Event.TopUpCredited;
import io.pasarela.demo.shop.Event.TopUpOrdered;
import io.pasarela.sdk.Postback;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who has what, and which orders are open. One lock decides about all money; what it decided is on
 * the disk before it is true.
 */
final class Books implements AutoCloseable {

    private final Journal<Event> journal;
    private final Clock clock;
    private final Map<String, TopUpLine> topUps = new LinkedHashMap<>();
    private final Map<String, PayOutLine> payOuts = new LinkedHashMap<>();
    private final Map<Purse, BigDecimal> balances = new HashMap<>();
    private final Set<String> references = new HashSet<>();

    /** What a user has in one currency. */
    private record Purse(String user, String currency) {}

    /** An order to add money and what came in for it, null before. */
    record TopUpLine(TopUp order, @Nullable TopUpCredited credited) {}

    /** An order to take money out and where it stands. */
    record PayOutLine(PayOut order, PayOut.State state) {}

    private Books(Journal<Event> journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
        journal.past().forEach(this::apply);
    }

    static Books open(Path file, Clock clock) {
        return new Books(Journal.open(file, Event.class), clock);
    }

    @Override
    public synchronized void close() {
        journal.close();
    }

    synchronized void order(TopUp order) {
        if (topUps.containsKey(order.id())) throw new IllegalArgumentException(order.id());
        happen(new TopUpOrdered(order));
    }

    /** Keeps money for a withdrawal, unless there is too little of it. */
    synchronized Reservation reserve(PayOut order) {
        if (payOuts.containsKey(order.id())) return new Reservation.Known();
        BigDecimal balance = balance(order.user(), order.currency());
        if (order.amount().signum() <= 0 || balance.compareTo(order.amount()) < 0) {
            return new Reservation.TooLittle(balance);
        }
        happen(new PayOutReserved(order));
        return new Reservation.Reserved();
    }

    /** The gateway has the order. A postback may have been faster. */
    synchronized void ordered(String payOut) {
        if (stateOf(payOut) == PayOut.State.SENDING) move(payOut, PayOut.State.ORDERED);
    }

    /** The gateway does not take the order. */
    synchronized void refused(String payOut) {
        if (stateOf(payOut) == PayOut.State.SENDING) move(payOut, PayOut.State.REFUSED);
    }

    /** Books a genuine postback, once. */
    synchronized Booking book(Postback postback) {
        if (references.contains(postback.reference())) return new Booking.Repeated();
        return switch (postback) {
            case Postback.Deposit deposit -> deposit(deposit);
            case Postback.Withdrawal withdrawal -> withdrawal(withdrawal);
        };
    }

    synchronized BigDecimal balance(String user, String currency) {
        return balances.getOrDefault(new Purse(user, currency), BigDecimal.ZERO);
    }

    /** What of a user's money waits to leave. */
    synchronized BigDecimal leaving(String user, String currency) {
        return payOuts.values().stream()
                .filter(line -> line.state().reserves())
                .map(PayOutLine::order)
                .filter(o -> o.user().equals(user) && o.currency().equals(currency))
                .map(PayOut::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** An order to add money, if it is this user's. */
    synchronized Optional<TopUpLine> topUp(String id, String user) {
        return Optional.ofNullable(topUps.get(id)).filter(l -> l.order().user().equals(user));
    }

    /** An order to take money out, if it is this user's. */
    synchronized Optional<PayOutLine> payOut(String id, String user) {
        return Optional.ofNullable(payOuts.get(id)).filter(l -> l.order().user().equals(user));
    }

    /** A user's newest orders to add money. */
    synchronized List<TopUpLine> newestTopUps(String user, int limit) {
        return newest(topUps.values().stream().filter(l -> l.order().user().equals(user)),
                Comparator.comparing(l -> l.order().at()), limit);
    }

    /** A user's newest orders to take money out. */
    synchronized List<PayOutLine> newestPayOuts(String user, int limit) {
        return newest(payOuts.values().stream().filter(l -> l.order().user().equals(user)),
                Comparator.comparing(l -> l.order().at()), limit);
    }

    /** Orders that the gateway has not answered. */
    synchronized List<PayOut> unanswered() {
        return payOuts.values().stream()
                .filter(line -> line.state() == PayOut.State.SENDING)
                .map(PayOutLine::order).toList();
    }

    private static <T> List<T> newest(Stream<T> lines, Comparator<T> byTime, int limit) {
        return lines.sorted(byTime.reversed()).limit(limit).toList();
    }

    private Booking deposit(Postback.Deposit deposit) {
        TopUpLine line = topUps.get(deposit.customTransactionId());
        if (line == null) return aside(deposit, "no such order");
        if (line.credited() != null) return aside(deposit, "the order was credited before");
        TopUp order = line.order();
        if (!order.user().equals(deposit.label())) return aside(deposit, "another user's order");
        if (differs(order.system(), deposit.walletType())) {
            return aside(deposit, "the order names another payment system");
        }
        if (differs(order.currency(), deposit.currencyCode())) {
            return aside(deposit, "the order is in another currency");
        }
        // Another amount than ordered is credited all the same: it is what the user paid, and
        // whether it may differ was the gateway's decision. The order shows both.
        happen(new TopUpCredited(order.id(), deposit.reference(), deposit.currencyCode(),
                deposit.amount(), clock.instant()));
        return new Booking.Booked();
    }

    private Booking withdrawal(Postback.Withdrawal withdrawal) {
        PayOutLine line = payOuts.get(withdrawal.withdrawalId());
        if (line == null) return aside(withdrawal, "no such withdrawal");
        PayOut order = line.order();
        if (!order.user().equals(withdrawal.label())
                || !order.payout().equals(withdrawal.walletType())
                || !order.currency().equals(withdrawal.currencyCode())
                || order.amount().compareTo(withdrawal.amount()) != 0) {
            return aside(withdrawal, "the order says something else");
        }
        if (!line.state().reserves()) return aside(withdrawal, "the order was finished before");
        move(order.id(), withdrawal.paid() ? PayOut.State.PAID : PayOut.State.REJECTED);
        return new Booking.Booked();
    }

    private static boolean differs(@Nullable String ordered, String came) {
        return ordered != null && !ordered.equals(came);
    }

    private Booking aside(Postback postback, String why) {
        happen(new SetAside(postback.reference(), why, clock.instant()));
        return new Booking.Aside(why);
    }

    private void move(String payOut, PayOut.State to) {
        happen(new PayOutMoved(payOut, to, clock.instant()));
    }

    private PayOut.State stateOf(String payOut) {
        PayOutLine line = payOuts.get(payOut);
        if (line == null) throw new IllegalArgumentException("no withdrawal " + payOut);
        return line.state();
    }

    private void happen(Event event) {
        journal.append(event);
        apply(event);
    }

    private void apply(Event event) {
        switch (event) {
            case TopUpOrdered(var order) -> topUps.put(order.id(), new TopUpLine(order, null));
            case TopUpCredited credited -> credit(credited);
            case PayOutReserved(var order) -> {
                payOuts.put(order.id(), new PayOutLine(order, PayOut.State.SENDING));
                add(order.user(), order.currency(), order.amount().negate());
            }
            case PayOutMoved moved -> moved(moved);
            case SetAside aside -> references.add(aside.reference());
        }
    }

    private void credit(TopUpCredited credited) {
        TopUp order = topUps.get(credited.order()).order();
        topUps.put(order.id(), new TopUpLine(order, credited));
        references.add(credited.reference());
        add(order.user(), credited.currency(), credited.amount());
    }

    private void moved(PayOutMoved moved) {
        PayOut order = payOuts.get(moved.order()).order();
        payOuts.put(order.id(), new PayOutLine(order, moved.to()));
        switch (moved.to()) {
            case SENDING, ORDERED -> { }
            case PAID -> references.add("withdrawal " + order.id());
            case REFUSED -> add(order.user(), order.currency(), order.amount());
            case REJECTED -> {
                references.add("withdrawal " + order.id());
                add(order.user(), order.currency(), order.amount());
            }
        }
    }

    private void add(String user, String currency, BigDecimal amount) {
        balances.merge(new Purse(user, currency), amount, BigDecimal::add);
    }
}
