package io.pasarela.withdrawals;

import io.pasarela.withdrawals.PayoutAct.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The contract's section 6 told once more, one thing after the other and without a database. It
 * shares nothing with the code it is compared with but the acts of a history.
 */
final class PayoutModel {

    private static final int LEAST = 1_000;
    private static final int MOST = 5_000_000;
    private static final Duration DAY = Duration.ofDays(1);

    /** One order and how far it is. */
    static final class Payout {
        final Order order;
        final boolean byHand;
        final Instant made;
        /** When an order like it, without an id, was taken for this one last. */
        Instant accepted;
        String state = "new";
        int turns;
        String holder = "nobody";
        String reference = "none";
        long number;

        Payout(Order order, boolean byHand, Instant made) {
            this.order = order;
            this.byHand = byHand;
            this.made = made;
            this.accepted = made;
        }

        boolean isOpen() {
            return state.equals("new") || state.equals("in work");
        }
    }

    final List<Payout> payouts = new ArrayList<>();
    private final Set<String> references = new HashSet<>();
    private long inAccounts;
    private long paidOut;
    int tellings;

    PayoutModel(long inAccounts) {
        this.inAccounts = inAccounts;
    }

    /** What is promised: every open order but tests. */
    private long promised() {
        return payouts.stream().filter(payout -> payout.isOpen() && !payout.order.test())
                .mapToLong(payout -> payout.order.amount()).sum();
    }

    String money() {
        return inAccounts + " in accounts, " + promised() + " reserved, " + paidOut + " paid out";
    }

    String order(Order order, boolean byHand, Instant now) {
        if (order.forged()) return "wrong signature";
        for (Payout earlier : payouts.reversed()) {
            boolean same = earlier.order.equals(order) && earlier.byHand == byHand;
            boolean sameId = !order.id().isEmpty() && order.id().equals(earlier.order.id());
            if (sameId) return same ? repeated(earlier) : "id taken";
            if (same && earlier.accepted.plus(DAY).isAfter(now)) return repeated(earlier);
        }
        if (order.amount() < LEAST || order.amount() > MOST) return "invalid";
        if (!order.test() && inAccounts < promised() + order.amount()) return "no money";
        payouts.add(new Payout(order, byHand, now));
        return "created";
    }

    private static String repeated(Payout earlier) {
        return "repeated " + earlier.number;
    }

    boolean take(Payout payout, String operator) {
        if (!payout.state.equals("new") || payout.order.test()) return false;
        payout.state = "in work";
        payout.holder = operator;
        payout.turns++;
        return true;
    }

    /** Whoever has it, and saw it as it stands. */
    private static boolean holds(Payout payout, String operator, int turns) {
        return payout.state.equals("in work") && payout.turns == turns
                && payout.holder.equals(operator);
    }

    String process(Payout payout, String operator, int turns, String reference) {
        String plain = reference.replaceAll("[ -]", "");
        if (plain.isEmpty()) return "incomplete";
        if (!holds(payout, operator, turns)) return "overtaken";
        if (!references.add(plain)) return "reference used";
        payout.reference = plain;
        inAccounts -= payout.order.amount();
        paidOut += payout.order.amount();
        end(payout, "processed");
        return "done";
    }

    String reject(Payout payout, String operator, int turns, String reason) {
        if (reason.isBlank()) return "incomplete";
        boolean anybodys = payout.state.equals("new") && payout.turns == turns
                && !payout.order.test();
        if (!anybodys && !holds(payout, operator, turns)) return "overtaken";
        end(payout, "rejected");
        return "done";
    }

    private void end(Payout payout, String state) {
        payout.state = state;
        if (!payout.byHand) tellings++;
    }

    /** Any operator may, who says that nothing was sent. */
    String putBack(Payout payout, int turns, String statement) {
        if (statement.isBlank()) return "incomplete";
        if (!payout.state.equals("in work") || payout.turns != turns) return "overtaken";
        payout.state = "new";
        payout.holder = "nobody";
        payout.turns++;
        return "done";
    }

    String handOver(Payout payout, int turns, String to) {
        if (!payout.state.equals("in work") || payout.turns != turns) return "overtaken";
        payout.holder = to;
        payout.turns++;
        return "done";
    }

    void finishTests(Instant now) {
        for (Payout payout : payouts) {
            boolean due = payout.order.test() && payout.isOpen()
                    && !payout.made.plusSeconds(5).isAfter(now);
            if (due) end(payout, payout.order.account().endsWith("5") ? "rejected" : "processed");
        }
    }
}
