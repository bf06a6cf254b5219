package io.pasarela.torture.trade;

import static io.pasarela.torture.history.Event.Fate.NOT_BY_ITSELF;
import static io.pasarela.torture.history.Event.Fate.PAID;
import static io.pasarela.torture.history.Outcome.OK;
import static io.pasarela.torture.history.Outcome.REFUSED;

import io.pasarela.torture.history.Client;
import io.pasarela.torture.history.Event.Answer;
import io.pasarela.torture.history.Event.Claimed;
import io.pasarela.torture.history.Event.Foretold;
import io.pasarela.torture.history.Event.Payment;
import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Weather;
import io.pasarela.torture.town.Cast;
import io.pasarela.torture.town.Tenant;
import io.pasarela.torture.trade.Debts.Debt;
import io.pasarela.torture.trade.Way.Told;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** Payers of {@link Tenant#ACTIVATING}: honest, hasty, mistaken. */
public final class ActivatingPayers implements Client {

    private static final Set<String> GUESS_ANSWERS = Set.of(
            "deposit.amount_mismatch", "request.too_many_attempts", Bank.BUSY);
    private static final int GUESSES_MAX = 12;

    private final Shop shop;
    private final Bank bank;
    private final Foresight foresight;
    private final Rivals rivals;
    private final Debts debts;
    private final History history;
    private final Cast cast;
    private final long seed;

    public ActivatingPayers(Trade trade, Debts debts, Weather weather) {
        shop = trade.shop();
        bank = trade.bank();
        history = trade.history();
        foresight = new Foresight(history, weather);
        rivals = new Rivals(trade, foresight);
        cast = trade.cast();
        seed = trade.seed();
        this.debts = debts;
    }

    @Override
    public void work(long number) throws InterruptedException {
        var turn = Turn.of(cast, seed, number);
        switch (turn.pick(ActivatingStory.values())) {
            case FACT_THEN_CLAIM -> factThenClaim(turn);
            case CLAIM_THEN_FACT -> claimThenFact(turn);
            case CLAIM_MEETS_FACT -> claimMeetsFact(turn);
            case SAME_CLAIM_AT_ONCE -> rivals.sameClaimAtOnce(turn);
            case RACE_FOR_FACT -> rivals.raceForFact(turn);
            case RACE_WITH_FACT -> rivals.raceWithFact(turn);
            case RACE_BEFORE_FACT -> rivals.raceBeforeFact(turn);
            case ID_OF_TWO_LABELS -> rivals.idOfTwoLabels(turn);
            case ID_OF_TWO_NUMBERS -> idOfTwoNumbers(turn);
            case SUPERSEDED -> superseded(turn);
            case OTHER_AMOUNT_ARRIVED -> otherAmountArrived(turn);
            case OTHER_AMOUNT_ARRIVES -> otherAmountArrives(turn);
            case OWES -> owes(turn);
            case PAYS_DEBT -> paysDebt(turn);
            case GUESSES -> guesses(turn);
        }
    }

    private void factThenClaim(Turn turn) throws InterruptedException {
        Payment payment = payment(turn, "a", 0);
        boolean there = bank.report(turn.tenant(), Transfer.of(payment), Way.of(turn.chance()));
        Claimed claimed = claim(turn, payment);
        foresight.foretell(turn, payment, PAID, there && claimed.outcome() == OK);
        if (claimed.answer() == Answer.ACTIVATED) claimAgain(turn, claimed);
    }

    /** What is credited once is answered alike for ever. */
    private void claimAgain(Turn turn, Claimed before) throws InterruptedException {
        Claimed again = claim(turn, before.payment());
        boolean busy = again.outcome() != OK && Shop.isOpen(again);
        if (busy || Rivals.isSameDeposit(before, again)) return;
        history.violate("told " + before + " and then " + again);
    }

    private void claimThenFact(Turn turn) throws InterruptedException {
        Payment payment = payment(turn, "a", 0);
        Claimed claimed = claim(turn, payment);
        boolean there = bank.report(turn.tenant(), Transfer.of(payment), Way.of(turn.chance()));
        foresight.foretell(turn, payment, PAID, there && claimed.outcome() == OK);
    }

    private void claimMeetsFact(Turn turn) throws InterruptedException {
        Payment payment = payment(turn, "a", 0);
        Way way = Way.of(turn.chance());
        List<Boolean> both = Together.all(List.<Callable<Boolean>>of(
                () -> shop.activate(turn.tenant(), payment, way).outcome() == OK,
                () -> bank.report(turn.tenant(), Transfer.of(payment), way.of(1))));
        foresight.foretell(turn, payment, PAID, both.getFirst() && both.getLast());
    }

    private void idOfTwoNumbers(Turn turn) throws InterruptedException {
        Payment first = payment(turn, "a", 0);
        Payment second = withId(payment(turn, "a", 1), first.customId());
        bank.report(turn.tenant(), Transfer.of(first), Way.of(turn.chance()));
        bank.report(turn.tenant(), Transfer.of(second), Way.of(turn.chance()));
        boolean bound = claim(turn, first).answer() == Answer.ACTIVATED;
        Claimed more = claim(turn, second);
        if (bound && more.answer() == Answer.ACTIVATED) {
            history.violate("an id was credited twice: " + first + " and " + more);
        }
        foresight.foretell(turn, second, NOT_BY_ITSELF, bound);
    }

    /** A lost try of the first claim may arrive last and supersede in its turn. */
    private void superseded(Turn turn) throws InterruptedException {
        Payment wrong = payment(turn, "a", 0);
        Payment right = withId(payment(turn, "a", 1), wrong.customId());
        Told<Claimed> first = shop.activateTold(turn.tenant(), wrong, Way.of(turn.chance()));
        boolean inOrder = first.clean() && first.last().outcome() == OK;
        boolean early = turn.chance().nextBoolean();
        boolean there = early && pays(turn, right);
        boolean corrected = claim(turn, right).outcome() == OK;
        // Before the id is bound nothing but its being replaced keeps the wrong number from it.
        boolean unbound = turn.chance().nextBoolean();
        if (unbound) pays(turn, wrong);
        if (!early) there = pays(turn, right);
        if (!unbound) pays(turn, wrong);
        boolean decided = inOrder && corrected && there;
        foresight.foretell(turn, right, PAID, decided);
        foresight.foretell(turn, wrong, NOT_BY_ITSELF, decided);
    }

    private void otherAmountArrived(Turn turn) throws InterruptedException {
        Payment right = payment(turn, "a", 0);
        Payment wrong = withAmount(right, right.amount().add(new BigDecimal("0.5")));
        boolean there = pays(turn, right);
        Claimed refused = claim(turn, wrong);
        if (refused.answer() == Answer.ACTIVATED && there) {
            history.violate("credited although another amount was received: " + refused);
        }
        boolean corrects = there && refused.outcome() == REFUSED && turn.chance().nextBoolean();
        if (corrects) {
            foresight.foretell(turn, right, PAID, claim(turn, right).outcome() == OK);
        } else {
            foresight.foretell(turn, wrong, NOT_BY_ITSELF, there);
        }
    }

    private void otherAmountArrives(Turn turn) throws InterruptedException {
        Payment payment = payment(turn, "a", 0);
        boolean waits = claim(turn, payment).outcome() == OK;
        Transfer other = Transfer.of(payment).with(payment.amount().add(BigDecimal.ONE));
        boolean there = bank.report(turn.tenant(), other, Way.of(turn.chance()));
        foresight.foretell(turn, payment, NOT_BY_ITSELF, there && waits);
    }

    private void owes(Turn turn) throws InterruptedException {
        Payment payment = payment(turn, "a", 0);
        boolean kept = claim(turn, payment).outcome() == OK;
        if (kept && foresight.isClear(turn)) debts.owe(new Debt(turn.tenant(), payment));
    }

    private void paysDebt(Turn turn) throws InterruptedException {
        Optional<Debt> due = debts.takeDue();
        if (due.isEmpty()) {
            claimThenFact(turn);
            return;
        }
        Tenant tenant = due.get().tenant();
        Payment payment = due.get().payment();
        boolean there =
                bank.report(tenant, Transfer.of(payment), Way.patient(turn.chance()));
        if (there) history.add(new Foretold(tenant, payment, PAID));
    }

    /** Somebody tries amounts until he is sent away; the payer himself is not disturbed. */
    private void guesses(Turn turn) throws InterruptedException {
        Payment payer = payment(turn, "a", 0);
        boolean there = pays(turn, payer);
        if (!there) return;
        int guesses = turn.chance().nextInt(2, GUESSES_MAX + 1);
        for (int i = 1; i <= guesses; i++) {
            Payment guess = new Payment(payer.system(), "guesser-" + turn.number(),
                    "guess-" + turn.number() + "-" + i, payer.key1(),
                    payer.amount().add(BigDecimal.valueOf(i)));
            Claimed told = claim(turn, guess);
            if (told.answer() == Answer.ACTIVATED || told.outcome() == REFUSED
                    && !GUESS_ANSWERS.contains(told.code())) {
                history.violate("a wrong amount was told " + told);
            }
            // With two open claims for one number nobody is paid by itself.
            there &= told.outcome() != OK;
        }
        Claimed claimed = claim(turn, payer);
        foresight.foretell(turn, payer, PAID, there && claimed.outcome() == OK);
    }

    private static Payment payment(Turn turn, String who, int nth) {
        return turn.payment(Tenant.ACTIVATING, who, nth);
    }

    private static Payment withId(Payment payment, String customId) {
        return new Payment(payment.system(), payment.label(), customId, payment.key1(),
                payment.amount());
    }

    private static Payment withAmount(Payment payment, BigDecimal amount) {
        return new Payment(payment.system(), payment.label(), payment.customId(),
                payment.key1(), amount);
    }

    private Claimed claim(Turn turn, Payment payment) throws InterruptedException {
        return shop.activate(turn.tenant(), payment, Way.of(turn.chance()));
    }

    private boolean pays(Turn turn, Payment payment) throws InterruptedException {
        return bank.report(turn.tenant(), Transfer.of(payment), Way.of(turn.chance()));
    }
}
