package io.pasarela.torture.office;

import io.pasarela.torture.history.Event;
import io.pasarela.torture.history.Operation;
import io.pasarela.torture.history.Outcome;
import io.pasarela.torture.office.Desk.Press;
import io.pasarela.torture.office.Desk.Pressed;
import io.pasarela.torture.town.Form;
import io.pasarela.torture.town.Tenant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operators add withdrawals by hand; one form makes one, however often it is sent. */
final class HandOrders {

    private static final int TRIES_MAX = 3;

    private final Desk desk;

    HandOrders(Desk desk) {
        this.desk = desk;
    }

    void work(Errand errand) throws InterruptedException {
        boolean manual = errand.happens(50);
        String system = manual ? Tenant.MANUAL : Tenant.ACTIVATING;
        // The payout code differs from the key for one of the two.
        String code = manual ? system : system + "_ml";
        Optional<Form> form = errand.browser()
                .look(errand.path("/withdrawals/new?system=" + code))
                .flatMap(page -> page.form("/new"));
        if (form.isEmpty()) {
            Desk.pause();
            return;
        }
        int amount = (manual ? 1_000 : 100) * (1 + errand.random().nextInt(20));
        Map<String, String> typed = Map.of(
                "label", "hand-" + errand.number(),
                "amount", Integer.toString(amount),
                "wallet_recipient", (manual ? "3%08d" : "7%07d").formatted(errand.number()),
                "recipient_name", "Rosa Paz",
                "recipient_email", "rosa@localhost.test");
        List<Pressed> pressed = order(errand, new Press(errand.browser(), form.get(), typed));
        desk.history().add(new Event.Ordered(errand.tenant(), form.get().value("id"), system,
                BigDecimal.valueOf(amount), Event.Kind.HAND, outcome(pressed), false,
                pressed.toString()));
    }

    private List<Pressed> order(Errand errand, Press press) throws InterruptedException {
        if (errand.happens(20)) return desk.pressBoth(Operation.ORDER, press, press);
        var pressed = new ArrayList<Pressed>();
        do {
            pressed.add(desk.press(Operation.ORDER, press));
        } while (pressed.size() < TRIES_MAX && pressed.getLast().outcome() == Outcome.UNKNOWN);
        return pressed;
    }

    /** Once an answer was lost, a refusal of another press says nothing about that one. */
    private static Outcome outcome(List<Pressed> pressed) {
        if (pressed.stream().anyMatch(Pressed::isOk)) return Outcome.OK;
        return pressed.stream().allMatch(one -> one.outcome() == Outcome.REFUSED)
                ? Outcome.REFUSED : Outcome.UNKNOWN;
    }
}
