package io.pasarela.torture.office;

import io.pasarela.torture.history.Event;
import io.pasarela.torture.history.Operation;
import io.pasarela.torture.office.Desk.Press;
import io.pasarela.torture.office.Desk.Pressed;
import io.pasarela.torture.town.Form;
import io.pasarela.torture.town.Page;
import io.pasarela.torture.town.Tenant;
import io.pasarela.torture.trade.Bank;
import io.pasarela.torture.trade.Transfer;
import io.pasarela.torture.trade.Way;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Operators judge claims: they join them with money, vouch for money, or reject them. Often the
 * bank reports some money afterwards.
 */
final class Judging {

    private static final String PATH = "/possible-transactions";

    private final Desk desk;
    private final Bank bank;

    /** A claim's page. */
    private record Sight(Tenant tenant, long claim, String path, Page page,
            Event.Payment payment) {

        @Override
        public String toString() {
            return "claim " + claim + " of " + tenant.key();
        }
    }

    /** What an operator is about to say. */
    private record Word(Form form, Map<String, String> typed, @Nullable BigDecimal amount,
            @Nullable Long fact) {

        private boolean isVouched() {
            return amount != null && fact == null;
        }
    }

    Judging(Desk desk, Bank bank) {
        this.desk = desk;
        this.bank = bank;
    }

    void work(Errand errand) throws InterruptedException {
        Optional<Sight> sight = choose(errand);
        Optional<Word> word = sight.flatMap(seen -> decide(errand, seen.page(), seen));
        if (word.isEmpty()) {
            Desk.pause();
        } else if (errand.happens(40)) {
            judgeBoth(errand, sight.get(), word.get());
        } else {
            Pressed pressed = desk.press(Operation.JUDGE, press(errand.browser(), word.get()));
            add(errand.operator(), sight.get(), word.get(), pressed);
            if (pressed.isOk() && errand.happens(50)) {
                reportLater(errand, sight.get().payment(), word.get());
            }
        }
    }

    /**
     * Vouched money by another number: the office holds it until somebody says whether it is the
     * same. The very money that a rejected claim meant: nobody gets it by himself.
     */
    private void reportLater(Errand errand, Event.Payment payment, Word word)
            throws InterruptedException {
        boolean manual = payment.system().equals(Tenant.MANUAL);
        if (word.isVouched()) {
            String reference = (manual ? "9%09d" : "9%027d").formatted(errand.number());
            bank.report(errand.tenant(),
                    new Transfer(payment.system(), reference, word.amount()),
                    Way.of(errand.random()));
        } else if (word.amount() == null
                && payment.key1().matches(manual ? "[0-9]{6,10}" : "[0-9]{20,28}")) {
            bank.report(errand.tenant(), Transfer.of(payment), Way.of(errand.random()));
        }
    }

    private Optional<Sight> choose(Errand errand) throws InterruptedException {
        List<Page.Row> rows = errand.browser().look(errand.path(PATH))
                .map(Page::rows).orElse(List.of());
        if (rows.isEmpty()) return Optional.empty();
        String path = rows.get(errand.random().nextInt(rows.size())).link();
        long claim = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
        return errand.browser().look(path).flatMap(page -> payment(page).map(payment ->
                new Sight(errand.tenant(), claim, path, page, payment)));
    }

    private static Optional<Event.Payment> payment(Page page) {
        return page.fact("Claimed amount").flatMap(Page::money).map(claimed ->
                new Event.Payment(
                        claimed.currency().equals(Tenant.MANUAL_CURRENCY)
                                ? Tenant.MANUAL : Tenant.ACTIVATING,
                        page.fact("User (label)").orElse(""),
                        page.fact("Merchant's id").orElse(""),
                        page.fact("Transfer number").orElse(""), claimed.amount()));
    }

    /** Empty when he leaves it for later, or it waits no more. */
    private static Optional<Word> decide(Errand errand, Page page, Sight sight) {
        Optional<Form> confirm = page.form("/confirm");
        Optional<Form> reject = page.form("/reject");
        if (confirm.isEmpty() || reject.isEmpty()) return Optional.empty();
        List<Form.Input> money = confirm.get().choices("money");
        Optional<Form.Input> fact = money.stream()
                .filter(choice -> choice.value().startsWith("fact ")).findFirst();
        Optional<Form.Input> wallet = money.stream()
                .filter(choice -> choice.value().startsWith("wallet ")).findFirst();
        int chance = errand.random().nextInt(100);
        if (fact.isPresent() && chance < 70) return join(confirm.get(), fact.get());
        if (chance < 85 && chance >= 70) return Optional.of(reject(errand, reject.get()));
        if (wallet.isEmpty() || chance < 40) return Optional.empty();
        return Optional.of(vouch(errand, confirm.get(), wallet.get(), sight));
    }

    private static Optional<Word> join(Form form, Form.Input fact) {
        return Page.money(fact.label()).map(there -> new Word(form,
                Map.of("money", fact.value(), "received", there.amount().toPlainString()),
                there.amount(), Long.parseLong(fact.value().substring("fact ".length()))));
    }

    private static Word reject(Errand errand, Form form) {
        return new Word(form, Map.of("reason", "No such transfer arrived, turn " + errand.number()),
                null, null);
    }

    /** He has seen it in the account; a third of the time it is not what the payer says. */
    private static Word vouch(Errand errand, Form form, Form.Input wallet, Sight sight) {
        BigDecimal claimed = sight.payment().amount();
        BigDecimal received = errand.happens(33) && claimed.compareTo(BigDecimal.TWO) > 0
                ? claimed.subtract(BigDecimal.ONE) : claimed;
        return new Word(form,
                Map.of("money", wallet.value(), "received", received.toPlainString()),
                received, null);
    }

    /** A colleague decides the same claim, or he himself presses twice. */
    private void judgeBoth(Errand errand, Sight sight, Word word) throws InterruptedException {
        Browser second = errand.happens(30) ? errand.browser() : errand.other();
        Optional<Word> seconds = second == errand.browser() ? Optional.of(word)
                : second.look(sight.path()).flatMap(page -> decide(errand, page, sight));
        if (seconds.isEmpty()) return;
        List<Pressed> both = desk.pressBoth(Operation.JUDGE,
                press(errand.browser(), word), press(second, seconds.get()));
        add(errand.operator(), sight, word, both.getFirst());
        add(second.operator(), sight, seconds.get(), both.getLast());
        desk.checkOneWon(both, "deciding " + sight);
    }

    private static Press press(Browser browser, Word word) {
        return new Press(browser, word.form(), word.typed());
    }

    private void add(String operator, Sight sight, Word word, Pressed pressed) {
        desk.history().add(new Event.Judged(sight.tenant(), operator, sight.claim(),
                sight.payment(), word.amount(), word.fact(), pressed.outcome()));
    }
}
