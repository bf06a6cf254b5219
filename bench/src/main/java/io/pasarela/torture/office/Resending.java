package io.pasarela.torture.office;

import io.pasarela.torture.history.Event;
import io.pasarela.torture.history.Operation;
import io.pasarela.torture.history.Outcome;
import io.pasarela.torture.office.Desk.Press;
import io.pasarela.torture.town.Form;
import io.pasarela.torture.town.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operators have postbacks sent again that were not delivered. */
final class Resending {

    private final Desk desk;

    Resending(Desk desk) {
        this.desk = desk;
    }

    void work(Errand errand) throws InterruptedException {
        Optional<Page> page = errand.browser().look(errand.path("/postbacks"));
        Optional<Form> failed = page.flatMap(found -> found.form("/resend-failed"));
        if (failed.isPresent() && errand.happens(30)) {
            send(errand, 0, new Press(errand.browser(), failed.get(), Map.of()));
            return;
        }
        Optional<Form> form = page.flatMap(found -> found.form("/resend"));
        List<Form.Input> choice = form.map(found -> found.choices("id")).orElse(List.of());
        if (choice.isEmpty()) {
            Desk.pause();
            return;
        }
        String id = choice.get(errand.random().nextInt(choice.size())).value();
        send(errand, Long.parseLong(id),
                new Press(errand.browser(), form.get(), Map.of("id", id)));
    }

    private void send(Errand errand, long postback, Press press) throws InterruptedException {
        Outcome outcome = desk.press(Operation.RESEND, press).outcome();
        desk.history().add(
                new Event.Resent(errand.tenant(), errand.operator(), postback, outcome));
    }
}
