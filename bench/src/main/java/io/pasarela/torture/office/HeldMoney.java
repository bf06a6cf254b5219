package io.pasarela.torture.office;

import io.pasarela.torture.history.Event;
import io.pasarela.torture.history.Operation;
import io.pasarela.torture.office.Desk.Press;
import io.pasarela.torture.office.Desk.Pressed;
import io.pasarela.torture.town.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Operators say whether money that is held is the same as money they vouched for. */
final class HeldMoney {

    private static final Pattern QUESTION =
            Pattern.compile("/bank-transactions/([0-9]+)/(same|other)$");

    private final Desk desk;

    /** An answer that may be given. */
    private record Word(long fact, boolean same, Form form) {

        Map<String, String> typed() {
            return same ? Map.of("known", form.choices("known").getFirst().value()) : Map.of();
        }
    }

    HeldMoney(Desk desk) {
        this.desk = desk;
    }

    void work(Errand errand) throws InterruptedException {
        List<Word> words = words(errand.browser(), errand);
        if (words.isEmpty()) {
            Desk.pause();
            return;
        }
        Word word = words.get(errand.random().nextInt(words.size()));
        if (errand.happens(25)) {
            answerBoth(errand, word);
        } else {
            add(errand, errand.operator(), word, desk.press(Operation.JUDGE,
                    new Press(errand.browser(), word.form(), word.typed())));
        }
    }

    private static List<Word> words(Browser browser, Errand errand) throws InterruptedException {
        return browser.look(errand.path("/bank-transactions")).stream()
                .flatMap(page -> page.forms().stream())
                .flatMap(form -> word(form).stream()).toList();
    }

    private static Optional<Word> word(Form form) {
        Matcher found = QUESTION.matcher(form.action());
        return found.find()
                ? Optional.of(new Word(Long.parseLong(found.group(1)),
                        found.group(2).equals("same"), form))
                : Optional.empty();
    }

    private void answerBoth(Errand errand, Word word) throws InterruptedException {
        Optional<Word> others = words(errand.other(), errand).stream()
                .filter(one -> one.fact() == word.fact() && one.same() != word.same())
                .findFirst();
        if (others.isEmpty()) return;
        List<Pressed> both = desk.pressBoth(Operation.JUDGE,
                new Press(errand.browser(), word.form(), word.typed()),
                new Press(errand.other(), others.get().form(), others.get().typed()));
        add(errand, errand.operator(), word, both.getFirst());
        add(errand, errand.other().operator(), others.get(), both.getLast());
        desk.checkOneWon(both, "answering about bank transaction " + word.fact());
    }

    private void add(Errand errand, String operator, Word word, Pressed pressed) {
        desk.history().add(new Event.Answered(errand.tenant(), operator, word.fact(), word.same(),
                pressed.outcome()));
    }
}
