package io.pasarela.torture.checks;

import io.pasarela.torture.history.Event.Answered;
import io.pasarela.torture.history.Event.Foretold;
import io.pasarela.torture.history.Event.Judged;
import io.pasarela.torture.history.Event.Payment;
import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Outcome;
import io.pasarela.torture.town.Tenant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the tellers of stories foretold has come true, where no operator decided otherwise. */
final class ForetoldCheck {

    private record Word(String merchant, String text) {}

    private final Map<Word, List<Stored.Deposit>> byItself;
    private final Set<Word> judged = new HashSet<>();
    /** Numbers of money that was, or still is, taken for money that came before. */
    private final Set<Word> held;

    private ForetoldCheck(History history, Stored stored) {
        byItself = stored.deposits().stream()
                .filter(deposit -> deposit.confirmedBy() == null)
                .collect(Collectors.groupingBy(deposit ->
                        new Word(deposit.merchant(), deposit.customId())));
        history.events(Judged.class, word -> word.outcome() != Outcome.REFUSED).forEach(word -> {
            judged.add(new Word(word.tenant().key(), word.payment().customId()));
            judged.add(number(word.tenant(), word.payment()));
        });
        Set<Long> answered = history.events(Answered.class).stream()
                .map(Answered::fact).collect(Collectors.toSet());
        held = stored.facts().stream()
                .filter(fact -> fact.held() || fact.joinedTo() != null
                        || answered.contains(fact.id()))
                .map(fact -> new Word(fact.merchant(), fact.system() + " " + fact.reference()))
                .collect(Collectors.toSet());
    }

    static List<String> violations(History history, Stored stored) {
        var check = new ForetoldCheck(history, stored);
        var violations = new ArrayList<String>();
        for (Foretold word : history.events(Foretold.class)) {
            if (!check.cameTrue(word)) violations.add("it was to be otherwise: " + word);
        }
        return violations;
    }

    private static Word number(Tenant tenant, Payment payment) {
        return new Word(tenant.key(), payment.system() + " " + payment.key1());
    }

    private boolean cameTrue(Foretold word) {
        var id = new Word(word.tenant().key(), word.payment().customId());
        Word number = number(word.tenant(), word.payment());
        if (judged.contains(id) || judged.contains(number)) return true;
        boolean paid = byItself.getOrDefault(id, List.of()).stream()
                .anyMatch(deposit -> isOf(word.payment(), deposit));
        return switch (word.fate()) {
            case PAID -> paid || held.contains(number);
            case NOT_BY_ITSELF -> !paid;
        };
    }

    private static boolean isOf(Payment payment, Stored.Deposit deposit) {
        return deposit.system().equals(payment.system())
                && deposit.label().equals(payment.label())
                && deposit.key1().equals(payment.key1())
                && deposit.claimed() == Minor.of(payment.system(), payment.amount());
    }
}
