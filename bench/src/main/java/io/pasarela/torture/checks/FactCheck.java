package io.pasarela.torture.checks;

import io.pasarela.torture.history.Event;
import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every acknowledged report of a transfer is stored once, and no money was made up. */
final class FactCheck {

    private record Number(String merchant, String system, String reference) {}

    private final History history;
    private final List<String> violations = new ArrayList<>();
    private final Map<Long, Stored.Fact> byId = new HashMap<>();
    private final Map<Number, List<Event.Reported>> reports;

    private FactCheck(History history, Stored stored) {
        this.history = history;
        stored.facts().forEach(fact -> byId.put(fact.id(), fact));
        reports = history.events(Event.Reported.class).stream()
                .collect(Collectors.groupingBy(FactCheck::number));
    }

    static List<String> violations(History history, Stored stored) {
        var check = new FactCheck(history, stored);
        check.reports.forEach(check::checkReports);
        check.checkNoneInvented(stored);
        return check.violations;
    }

    private static Number number(Event.Reported report) {
        return new Number(report.tenant().key(), report.system(), report.reference());
    }

    private void checkReports(Number number, List<Event.Reported> said) {
        Set<Long> ids = new HashSet<>();
        for (Event.Reported report : said) {
            if (report.outcome() != Outcome.OK || report.id() == null) continue;
            ids.add(report.id());
            Stored.Fact fact = byId.get(report.id());
            if (fact == null || !fact.merchant().equals(number.merchant())) {
                violations.add("lost: " + report);
            } else if (fact.amount() != Minor.of(report.system(), report.amount())) {
                violations.add("stored with another amount: " + report + ", " + fact);
            }
        }
        if (ids.size() > 1) violations.add("one transfer has the ids " + ids + ": " + number);
    }

    /** A report, or an operator's word, stands behind each fact; a reference is there once. */
    private void checkNoneInvented(Stored stored) {
        Set<Number> seen = new HashSet<>();
        Set<String> vouched = history.events(Event.Judged.class,
                judged -> judged.outcome() != Outcome.REFUSED && judged.amount() != null)
                .stream().map(judged -> judged.tenant().key() + " " + judged.operator() + " "
                        + Minor.of(judged.payment().system(), judged.amount()))
                .collect(Collectors.toSet());
        for (Stored.Fact fact : stored.facts()) {
            if (fact.held() && !fact.status().equals("UNCLAIMED")) {
                violations.add("held, and paid somebody: " + fact);
            }
            if (fact.reference() == null) continue;
            var number = new Number(fact.merchant(), fact.system(), fact.reference());
            boolean reported = reports.getOrDefault(number, List.of()).stream()
                    .anyMatch(report -> report.outcome() != Outcome.REFUSED
                            && Minor.of(report.system(), report.amount()) == fact.amount());
            boolean known = reported || fact.madeBy() != null && vouched.contains(
                    fact.merchant() + " " + fact.madeBy() + " " + fact.amount());
            if (!known) violations.add("money from nowhere: " + fact);
            if (fact.joinedTo() == null && !seen.add(number)) {
                violations.add("stored twice: " + fact);
            }
        }
    }
}
