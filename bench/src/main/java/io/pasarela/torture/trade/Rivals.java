package io.pasarela.torture.trade;

import static io.pasarela.torture.history.Event.Fate.NOT_BY_ITSELF;
import static io.pasarela.torture.history.Event.Fate.PAID;
import static io.pasarela.torture.history.Outcome.OK;

import io.pasarela.torture.history.Event.Answer;
import io.pasarela.torture.history.Event.Claimed;
import io.pasarela.torture.history.Event.Payment;
import io.pasarela.torture.history.History;
import io.pasarela.torture.town.Tenant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Stories in which several want the same at once. */
final class Rivals {

    private static final int RIVALS_MAX = 5;

    private final Shop shop;
    private final Bank bank;
    private final History history;
    private final Foresight foresight;

    Rivals(Trade trade, Foresight foresight) {
        this.foresight = foresight;
        shop = trade.shop();
        bank = trade.bank();
        history = trade.history();
    }

    void sameClaimAtOnce(Turn turn) throws InterruptedException {
        Payment payment = turn.payment(Tenant.ACTIVATING, "a", 0);
        boolean early = turn.chance().nextBoolean();
        boolean there = early && pays(turn, payment);
        List<Claimed> told = claimAll(turn, same(payment, count(turn)));
        if (!early) there = pays(turn, payment);
        List<Claimed> credited = credited(told);
        credited.stream().filter(one -> !isSameDeposit(credited.getFirst(), one))
                .forEach(one -> history.violate("equal claims were answered with "
                        + credited.getFirst() + " and " + one));
        boolean kept = told.stream().anyMatch(one -> one.outcome() == OK);
        foresight.foretell(turn, payment, PAID, there && kept);
    }

    /** The first one wins, and there is one. */
    void raceForFact(Turn turn) throws InterruptedException {
        List<Payment> rivals = rivals(turn);
        boolean there = pays(turn, rivals.getFirst());
        List<Claimed> told = claimAll(turn, rivals);
        requireOneWinner(told);
        boolean allRefused = told.stream().noneMatch(one ->
                one.outcome() == OK || Shop.isOpen(one));
        if (there && allRefused) {
            history.violate("money is there and nobody may have it: " + told);
        }
    }

    void raceWithFact(Turn turn) throws InterruptedException {
        List<Payment> rivals = rivals(turn);
        Way way = Way.of(turn.chance());
        List<Callable<List<Claimed>>> works = new ArrayList<>();
        for (Payment rival : rivals) {
            Way own = way.of(works.size());
            works.add(() -> List.of(shop.activate(turn.tenant(), rival, own)));
        }
        works.add(() -> {
            bank.report(turn.tenant(), Transfer.of(rivals.getFirst()), way.of(works.size()));
            return List.of();
        });
        requireOneWinner(Together.all(works).stream().flatMap(List::stream).toList());
    }

    /** Of two or more who waited before the money came nobody is paid by itself. */
    void raceBeforeFact(Turn turn) throws InterruptedException {
        List<Claimed> told = claimAll(turn, rivals(turn));
        List<Claimed> waiting = told.stream().filter(one -> one.outcome() == OK).toList();
        boolean there = pays(turn, told.getFirst().payment());
        boolean certain = there && waiting.size() > 1;
        waiting.forEach(one ->
                foresight.foretell(turn, one.payment(), NOT_BY_ITSELF, certain));
    }

    /** Both paid; the id is bound by the first deposit. */
    void idOfTwoLabels(Turn turn) throws InterruptedException {
        Payment first = turn.payment(Tenant.ACTIVATING, "a", 0);
        Payment other = turn.payment(Tenant.ACTIVATING, "b", 1);
        var second = new Payment(other.system(), other.label(), first.customId(), other.key1(),
                other.amount());
        boolean early = turn.chance().nextBoolean();
        if (early) payBoth(turn, first, second);
        List<Claimed> told = claimAll(turn, List.of(first, second));
        if (!early) payBoth(turn, first, second);
        requireOneWinner(told);
    }

    private void payBoth(Turn turn, Payment first, Payment second) throws InterruptedException {
        bank.report(turn.tenant(), List.of(Transfer.of(first), Transfer.of(second)),
                Way.of(turn.chance()));
    }

    private void requireOneWinner(List<Claimed> told) {
        List<Claimed> credited = credited(told);
        if (credited.size() > 1) history.violate("credited more than once: " + credited);
    }

    private static List<Claimed> credited(List<Claimed> told) {
        return told.stream().filter(one -> one.answer() == Answer.ACTIVATED).toList();
    }

    static boolean isSameDeposit(Claimed one, Claimed other) {
        return one.answer() == Answer.ACTIVATED && other.answer() == Answer.ACTIVATED
                && amount(one).compareTo(amount(other)) == 0;
    }

    private static BigDecimal amount(Claimed claimed) {
        if (claimed.received() == null) throw new IllegalStateException("no amount: " + claimed);
        return claimed.received();
    }

    private static int count(Turn turn) {
        return turn.chance().nextInt(2, RIVALS_MAX + 1);
    }

    private static List<Payment> same(Payment payment, int times) {
        return IntStream.range(0, times).mapToObj(_ -> payment).toList();
    }

    /** Several labels with ids of their own and the same number. */
    private static List<Payment> rivals(Turn turn) {
        Payment owner = turn.payment(Tenant.ACTIVATING, "rival-0", 0);
        return IntStream.range(0, count(turn)).mapToObj(i -> new Payment(owner.system(),
                "payer-" + turn.number() + "-rival-" + i,
                "order-" + turn.number() + "-rival-" + i, owner.key1(), owner.amount()))
                .toList();
    }

    private List<Claimed> claimAll(Turn turn, List<Payment> payments)
            throws InterruptedException {
        Way way = Way.of(turn.chance());
        return Together.all(IntStream.range(0, payments.size())
                .<Callable<Claimed>>mapToObj(i ->
                        () -> shop.activate(turn.tenant(), payments.get(i), way.of(i)))
                .toList());
    }

    private boolean pays(Turn turn, Payment payment) throws InterruptedException {
        return bank.report(turn.tenant(), Transfer.of(payment), Way.of(turn.chance()));
    }
}
