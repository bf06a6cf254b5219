package io.pasarela.torture.office;

import io.pasarela.torture.history.Event;
import io.pasarela.torture.history.Event.Work;
import io.pasarela.torture.history.Operation;
import io.pasarela.torture.office.Desk.Press;
import io.pasarela.torture.office.Desk.Pressed;
import io.pasarela.torture.town.Form;
import io.pasarela.torture.town.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Operators work withdrawals off: whoever has one sends its money at the bank and then says so
 * until the office has understood. Now and then two do it at once, or somebody does what he must
 * not.
 */
final class Payouts {

    private static final int TRIES_MAX = 5;

    private final Desk desk;
    private final OutsideBank bank;
    private final Shelf withdrawals;

    Payouts(Desk desk, OutsideBank bank) {
        this.desk = desk;
        this.bank = bank;
        withdrawals = new Shelf(desk.history());
    }

    void work(Errand errand) throws InterruptedException {
        Optional<Sight> chosen = withdrawals.choose(errand);
        if (chosen.isEmpty()) {
            Desk.pause();
            return;
        }
        Sight sight = chosen.get();
        if (sight.pay().isPresent()) {
            goOn(errand, sight);
        } else if (sight.take().isPresent()) {
            begin(errand, sight);
        } else if (sight.putBack().isPresent() && errand.happens(20)) {
            putBack(errand, sight);
        }
    }

    private void begin(Errand errand, Sight sight) throws InterruptedException {
        switch (errand.random().nextInt(8)) {
            case 0 -> reject(errand, sight);
            case 1, 2 -> takeBoth(errand, sight);
            case 3 -> takeWhileRejected(errand, sight);
            default -> press(errand, sight, Work.TAKE, form(sight.take()), Map.of());
        }
        // Even when the answer was lost: the page shows who has it.
        Optional<Sight> mine = again(errand, sight).filter(now -> now.pay().isPresent());
        if (mine.isPresent()) goOn(errand, mine.get());
    }

    private void takeBoth(Errand errand, Sight sight) throws InterruptedException {
        Optional<Form> others = errand.other().look(sight.path())
                .flatMap(page -> page.form("/take"));
        if (others.isEmpty()) return;
        List<Pressed> both = desk.pressBoth(Operation.PAYOUT,
                new Press(errand.browser(), form(sight.take()), Map.of()),
                new Press(errand.other(), others.get(), Map.of()));
        add(errand.operator(), sight, Work.TAKE, null, both.getFirst());
        add(errand.other().operator(), sight, Work.TAKE, null, both.getLast());
        desk.checkOneWon(both, "taking " + sight);
    }

    private void takeWhileRejected(Errand errand, Sight sight) throws InterruptedException {
        Optional<Form> others = errand.other().look(sight.path())
                .flatMap(page -> page.form("/reject"));
        if (others.isEmpty()) return;
        List<Pressed> both = desk.pressBoth(Operation.PAYOUT,
                new Press(errand.browser(), form(sight.take()), Map.of()),
                new Press(errand.other(), others.get(), reason(errand)));
        add(errand.operator(), sight, Work.TAKE, null, both.getFirst());
        add(errand.other().operator(), sight, Work.REJECT, null, both.getLast());
        desk.checkOneWon(both, "taking and rejecting " + sight);
    }

    private void goOn(Errand errand, Sight sight) throws InterruptedException {
        if (bank.sent(sight.hold(), errand.operator()).isPresent()) {
            pay(errand, sight);
            return;
        }
        switch (errand.random().nextInt(12)) {
            case 0 -> reject(errand, sight);
            case 1, 2 -> putBack(errand, sight);
            case 3, 4 -> payByUsedReference(errand, sight);
            case 5 -> payTwice(errand, sight);
            case 6 -> payWhileRejecting(errand, sight);
            case 7 -> { } // he leaves it for later, and has it meanwhile
            default -> pay(errand, sight);
        }
    }

    private void pay(Errand errand, Sight sight) throws InterruptedException {
        Optional<String> reference = send(errand, sight);
        Optional<Sight> now = Optional.of(sight);
        for (int i = 0; i < TRIES_MAX && reference.isPresent() && now.isPresent(); i++) {
            Form form = form(now.get().pay());
            String wallet = wallet(form);
            Pressed pressed = press(errand, sight, Work.PAY, form,
                    Map.of("wallet", wallet, "reference", reference.get()));
            if (pressed.isOk()) {
                bank.prove(sight.tenant(), new OutsideBank.Proof(wallet, reference.get()));
                return;
            }
            now = again(errand, sight).filter(later -> later.pay().isPresent()
                    && later.hold().equals(sight.hold()));
        }
    }

    private Optional<String> send(Errand errand, Sight sight) {
        String form = sight.currency().equals(Tenant.MANUAL_CURRENCY) ? "8%09d" : "77%018d";
        return bank.send(sight.hold(), errand.operator(), form.formatted(errand.number()));
    }

    private static String wallet(Form form) {
        return form.choices("wallet").getFirst().value();
    }

    private void payByUsedReference(Errand errand, Sight sight) throws InterruptedException {
        Form form = form(sight.pay());
        Optional<String> used = bank.used(sight.tenant(), wallet(form));
        if (used.isPresent() && press(errand, sight, Work.PAY, form,
                Map.of("wallet", wallet(form), "reference", used.get())).isOk()) {
            desk.history().violate("paid by a used reference: " + sight + ", " + used.get());
        }
        pay(errand, sight);
    }

    private void payTwice(Errand errand, Sight sight) {
        Optional<String> reference = send(errand, sight);
        if (reference.isEmpty()) return;
        Form form = form(sight.pay());
        var press = new Press(errand.browser(), form,
                Map.of("wallet", wallet(form), "reference", reference.get()));
        List<Pressed> both = desk.pressBoth(Operation.PAYOUT, press, press);
        both.forEach(pressed ->
                add(errand.operator(), sight, Work.PAY, reference.get(), pressed));
        desk.checkOneWon(both, "paying " + sight);
    }

    private void payWhileRejecting(Errand errand, Sight sight) {
        Optional<String> reference = send(errand, sight);
        if (reference.isEmpty()) return;
        Form form = form(sight.pay());
        List<Pressed> both = desk.pressBoth(Operation.PAYOUT,
                new Press(errand.browser(), form,
                        Map.of("wallet", wallet(form), "reference", reference.get())),
                new Press(errand.browser(), form(sight.reject()), reason(errand)));
        add(errand.operator(), sight, Work.PAY, reference.get(), both.getFirst());
        add(errand.operator(), sight, Work.REJECT, null, both.getLast());
        desk.checkOneWon(both, "paying and rejecting " + sight);
    }

    private void reject(Errand errand, Sight sight) throws InterruptedException {
        if (!bank.promiseNone(sight.hold(), errand.operator())) return;
        press(errand, sight, Work.REJECT, form(sight.reject()), reason(errand));
    }

    private static Map<String, String> reason(Errand errand) {
        return Map.of("reason", "No such account, turn " + errand.number());
    }

    /** His own, or another's whom he asked. */
    private void putBack(Errand errand, Sight sight) throws InterruptedException {
        if (!bank.promiseNone(sight.hold(), errand.operator())) return;
        Pressed pressed = press(errand, sight, Work.PUT_BACK, form(sight.putBack()),
                Map.of("statement", "Nothing was sent, turn " + errand.number()));
        if (pressed.isOk() && sight.pay().isPresent()) payByOutdatedPage(errand, sight);
    }

    /** A page from before it was put back must not pay it, whoever has it now. */
    private void payByOutdatedPage(Errand errand, Sight outdated) throws InterruptedException {
        Optional<Form> take = errand.other().look(outdated.path())
                .flatMap(page -> page.form("/take"));
        if (take.isPresent()) {
            add(errand.other().operator(), outdated, Work.TAKE, null,
                    desk.press(Operation.PAYOUT, new Press(errand.other(), take.get(), Map.of())));
        }
        Form form = form(outdated.pay());
        if (press(errand, outdated, Work.PAY, form, Map.of("wallet", wallet(form),
                "reference", "66%018d".formatted(errand.number()))).isOk()) {
            desk.history().violate("paid by an outdated page: " + outdated);
        }
    }

    private Optional<Sight> again(Errand errand, Sight sight) throws InterruptedException {
        return withdrawals.look(errand, sight.path());
    }

    private static Form form(Optional<Form> form) {
        return form.orElseThrow(() -> new IllegalStateException("the page has no such form"));
    }

    private Pressed press(Errand errand, Sight sight, Work work, Form form,
            Map<String, String> typed) throws InterruptedException {
        Pressed pressed =
                desk.press(Operation.PAYOUT, new Press(errand.browser(), form, typed));
        add(errand.operator(), sight, work, typed.get("reference"), pressed);
        return pressed;
    }

    private void add(String operator, Sight sight, Work work, @Nullable String reference,
            Pressed pressed) {
        desk.history().add(new Event.Worked(sight.tenant(), operator, sight.withdrawalId(), work,
                reference, pressed.when(), pressed.outcome()));
    }
}
