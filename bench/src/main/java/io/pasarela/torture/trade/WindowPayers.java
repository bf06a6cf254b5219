package io.pasarela.torture.trade;

import static io.pasarela.torture.history.Event.Fate.PAID;
import static io.pasarela.torture.history.Outcome.OK;

import io.pasarela.torture.history.Client;
import io.pasarela.torture.history.Event.Answer;
import io.pasarela.torture.history.Event.Claimed;
import io.pasarela.torture.history.Event.Foretold;
import io.pasarela.torture.history.Event.Payment;
import io.pasarela.torture.town.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Payers who pay through the window. */
public final class WindowPayers implements Client {

    /** The window takes so many pictures a day from one address only, so there are several. */
    private static final int PHONES = 32;

    private final Trade trade;
    private final List<Phone> phones =
            IntStream.range(0, PHONES).mapToObj(Phone::new).toList();
    private final BlockingQueue<Payer> left = new ArrayBlockingQueue<>(500);

    /** What they do. */
    enum Story {
        FACT_THEN_CLAIM,
        CLAIM_THEN_FACT,
        CLAIM_MEETS_FACT,
        /** The same form, sent twice at once. */
        SENT_TWICE,
        TWO_PHONES,
        PROOF,
        MANUAL_LEFT,
        /** Somebody who was here before and may have been rejected meanwhile. */
        APPEAL,
        MANUAL_WITH_FACT
    }

    public WindowPayers(Trade trade) {
        this.trade = trade;
    }

    @Override
    public void work(long number) throws InterruptedException {
        var turn = Turn.of(trade.cast(), trade.seed(), number);
        Story story = turn.pick(Story.values());
        boolean isManual = story == Story.MANUAL_LEFT || story == Story.MANUAL_WITH_FACT;
        Payment payment = turn.payment(
                isManual ? Tenant.MANUAL : Tenant.ACTIVATING, "window", 0);
        var payer = new Payer(turn, payment, Way.of(turn.chance()),
                checkout(turn, payment, 0));
        switch (story) {
            case FACT_THEN_CLAIM, MANUAL_WITH_FACT -> {
                boolean there = pays(payer);
                foretell(payer, there & claims(payer));
            }
            case CLAIM_THEN_FACT -> {
                boolean kept = claims(payer);
                foretell(payer, pays(payer) & kept);
            }
            case CLAIM_MEETS_FACT -> {
                List<Boolean> both = Together.all(List.<Callable<Boolean>>of(
                        () -> claims(payer), () -> pays(payer)));
                foretell(payer, both.getFirst() && both.getLast());
            }
            case SENT_TWICE -> sentTwice(payer);
            case TWO_PHONES -> twoPhones(payer);
            case PROOF -> {
                if (claims(payer)) {
                    payer.checkout().prove(Screenshots.of(number), payer.way().of(1));
                    left.offer(payer);
                }
            }
            case MANUAL_LEFT -> {
                if (claims(payer)) left.offer(payer);
            }
            case APPEAL -> appeal(number);
        }
    }

    /** Better proof, and sometimes the money after all. */
    private void appeal(long number) throws InterruptedException {
        Payer payer = left.poll();
        if (payer == null) return;
        boolean isRejected = payer.checkout().look(payer.way())
                .flatMap(WindowPage::state).filter("fail"::equals).isPresent();
        if (!isRejected) {
            left.offer(payer);
            return;
        }
        payer.checkout().prove(Screenshots.of(number), payer.way());
        if (number % 2 == 0) pays(payer);
        left.offer(payer);
    }

    /** Who does it, and how. */
    private record Payer(Turn turn, Payment payment, Way way, Checkout checkout) {}

    private Checkout checkout(Turn turn, Payment payment, int nth) {
        int phone = Math.floorMod(turn.number() + nth, PHONES);
        return new Checkout(trade, phones.get(phone), turn.tenant(), payment);
    }

    private boolean claims(Payer payer) throws InterruptedException {
        Checkout checkout = payer.checkout();
        Optional<WindowPage.Form> form = checkout.open(payer.way());
        if (form.isEmpty()) return false;
        Claimed told = checkout.send(form.get(), Screenshots.of(payer.turn().number() * 2),
                payer.way().of(1));
        if (told.answer() == Answer.ACTIVATED) requireStillPaid(payer);
        return told.outcome() == OK;
    }

    /** Who was shown success once is shown it for ever. */
    private void requireStillPaid(Payer payer) throws InterruptedException {
        payer.checkout().look(payer.way()).filter(page -> !page.isSuccess()).ifPresent(page ->
                trade.history().violate("success was shown before " + page));
    }

    private void sentTwice(Payer payer) throws InterruptedException {
        Optional<WindowPage.Form> form = payer.checkout().open(payer.way());
        if (form.isEmpty()) return;
        boolean there = payer.turn().chance().nextBoolean() && pays(payer);
        List<Claimed> told = Together.all(IntStream.range(0, 2)
                .<Callable<Claimed>>mapToObj(i -> () -> payer.checkout().send(
                        form.get(), null, payer.way().of(i))).toList());
        if (!there) there = pays(payer);
        foretell(payer, there && told.stream().anyMatch(one -> one.outcome() == OK));
    }

    private void twoPhones(Payer payer) throws InterruptedException {
        var other = new Payer(payer.turn(), payer.payment(), payer.way().of(1),
                checkout(payer.turn(), payer.payment(), 1));
        List<Boolean> claimed = Together.all(List.<Callable<Boolean>>of(
                () -> claims(payer), () -> claims(other)));
        foretell(payer, pays(payer) && claimed.contains(true));
    }

    private boolean pays(Payer payer) throws InterruptedException {
        return trade.bank().report(payer.turn().tenant(), Transfer.of(payer.payment()),
                payer.way().of(1));
    }

    private void foretell(Payer payer, boolean certain) {
        if (certain) {
            trade.history().add(new Foretold(payer.turn().tenant(), payer.payment(), PAID));
        }
    }
}
