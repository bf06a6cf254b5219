package io.pasarela.torture.trade;

import static io.pasarela.torture.history.Event.Fate.NOT_BY_ITSELF;
import static io.pasarela.torture.history.Event.Fate.PAID;
import static io.pasarela.torture.history.Outcome.OK;

import io.pasarela.torture.history.Client;
import io.pasarela.torture.history.Event.Claimed;
import io.pasarela.torture.history.Event.Fate;
import io.pasarela.torture.history.Event.Foretold;
import io.pasarela.torture.history.Event.Payment;
import io.pasarela.torture.history.History;
import io.pasarela.torture.town.Cast;
import io.pasarela.torture.town.Tenant;
import io.pasarela.torture.trade.Debts.Debt;
import java.math.BigDecimal;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Payers of {@link Tenant#MANUAL}, who send screenshots and mostly wait for an operator. */
public final class ManualPayers implements Client {

    /** A picture that several payers send. */
    private static final long PASSED_AROUND = 1;
    /** So much money is on its way while operators already vouch for it. */
    private static final int ON_ITS_WAY = 15;

    private final Shop shop;
    private final Bank bank;
    private final History history;
    private final Cast cast;
    private final long seed;
    private final Queue<Debt> onItsWay = new ConcurrentLinkedQueue<>();

    /** What these payers do. */
    enum Story {
        LEFT_TO_OPERATORS,
        LEFT_WITH_KNOWN_PICTURE,
        FACT_THEN_CLAIM,
        CLAIM_THEN_FACT,
        CLAIM_MEETS_FACT,
        SAME_CLAIM_AT_ONCE,
        OTHER_PICTURE,
        OTHER_AMOUNT,
        /** The number is wrong; the money comes with the right one, late. */
        TYPO,
        ID_OF_TWO_LABELS
    }

    public ManualPayers(Trade trade) {
        shop = trade.shop();
        bank = trade.bank();
        history = trade.history();
        cast = trade.cast();
        seed = trade.seed();
    }

    @Override
    public void work(long number) throws InterruptedException {
        var turn = Turn.of(cast, seed, number);
        Payment payment = turn.payment(Tenant.MANUAL, "a", 0);
        byte[] picture = Screenshots.of(number * 2);
        switch (turn.pick(Story.values())) {
            case LEFT_TO_OPERATORS -> claim(turn, payment, picture);
            case LEFT_WITH_KNOWN_PICTURE ->
                claim(turn, payment, Screenshots.of(PASSED_AROUND));
            case FACT_THEN_CLAIM -> {
                boolean there = pays(turn, Transfer.of(payment));
                boolean kept = claim(turn, payment, picture);
                foretell(turn, payment, PAID, there && kept);
            }
            case CLAIM_THEN_FACT -> {
                boolean kept = claim(turn, payment, picture);
                boolean there = pays(turn, Transfer.of(payment));
                foretell(turn, payment, PAID, there && kept);
            }
            case CLAIM_MEETS_FACT -> claimMeetsFact(turn, payment, picture);
            case SAME_CLAIM_AT_ONCE -> sameClaimAtOnce(turn, payment, picture);
            case OTHER_PICTURE -> {
                claim(turn, payment, picture);
                claim(turn, payment, Screenshots.of(number * 2 + 1));
            }
            case OTHER_AMOUNT -> otherAmount(turn, payment, picture);
            case TYPO -> typo(turn, payment, picture);
            case ID_OF_TWO_LABELS -> idOfTwoLabels(turn, payment, picture);
        }
    }

    private void claimMeetsFact(Turn turn, Payment payment, byte[] picture)
            throws InterruptedException {
        Way way = Way.of(turn.chance());
        List<Boolean> both = Together.all(List.<Callable<Boolean>>of(
                () -> shop.submit(turn.tenant(), payment, picture, way).outcome() == OK,
                () -> bank.report(turn.tenant(), Transfer.of(payment), way.of(1))));
        foretell(turn, payment, PAID, both.getFirst() && both.getLast());
    }

    /** The picture may differ; an operator may reject it between the two. */
    private void sameClaimAtOnce(Turn turn, Payment payment, byte[] picture)
            throws InterruptedException {
        Way way = Way.of(turn.chance());
        byte[] other = Screenshots.of(turn.number() * 2 + 1);
        Together.all(List.<Callable<Claimed>>of(
                () -> shop.submit(turn.tenant(), payment, picture, way),
                () -> shop.submit(turn.tenant(), payment, other, way.of(1))));
    }

    private void otherAmount(Turn turn, Payment payment, byte[] picture)
            throws InterruptedException {
        Transfer other = Transfer.of(payment).with(payment.amount().add(BigDecimal.ONE));
        boolean early = turn.chance().nextBoolean();
        boolean there = early && pays(turn, other);
        boolean kept = claim(turn, payment, picture);
        if (!early) there = pays(turn, other);
        foretell(turn, payment, NOT_BY_ITSELF, there && kept);
    }

    /** By the time the money comes, an operator may have vouched for it. */
    private void typo(Turn turn, Payment payment, byte[] picture) throws InterruptedException {
        claim(turn, payment, picture);
        Payment meant = turn.payment(Tenant.MANUAL, "a", 1);
        onItsWay.add(new Debt(turn.tenant(), new Payment(payment.system(), payment.label(),
                payment.customId(), meant.key1(), payment.amount())));
        if (onItsWay.size() <= ON_ITS_WAY) return;
        Debt arriving = onItsWay.remove();
        Payment sent = arriving.payment();
        bank.report(arriving.tenant(), Transfer.of(sent), Way.of(turn.chance()));
        if (turn.chance().nextBoolean()) return;
        // Somebody else names it, perhaps while it waits to be told from what was vouched for.
        Payment others = turn.payment(Tenant.MANUAL, "b", 2);
        shop.submit(arriving.tenant(), new Payment(sent.system(), others.label(),
                others.customId(), sent.key1(), sent.amount()), picture, Way.of(turn.chance()));
    }

    private void idOfTwoLabels(Turn turn, Payment payment, byte[] picture)
            throws InterruptedException {
        Payment other = turn.payment(Tenant.MANUAL, "b", 1);
        boolean there = pays(turn, Transfer.of(payment));
        boolean kept = claim(turn, payment, picture);
        claim(turn, new Payment(other.system(), other.label(), payment.customId(), other.key1(),
                other.amount()), Screenshots.of(turn.number() * 2 + 1));
        foretell(turn, payment, PAID, there && kept);
    }

    private boolean claim(Turn turn, Payment payment, byte[] picture)
            throws InterruptedException {
        return shop.submit(turn.tenant(), payment, picture, Way.of(turn.chance()))
                .outcome() == OK;
    }

    private boolean pays(Turn turn, Transfer transfer) throws InterruptedException {
        return bank.report(turn.tenant(), transfer, Way.of(turn.chance()));
    }

    private void foretell(Turn turn, Payment payment, Fate fate, boolean certain) {
        if (certain) history.add(new Foretold(turn.tenant(), payment, fate));
    }
}
