package io.pasarela.torture.checks;

import io.pasarela.torture.history.Event;
import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every acknowledged order is kept as it was ordered, none was made up, tests end as they must. */
final class OrderCheck {

    private record Id(String merchant, String withdrawalId) {}

    private OrderCheck() {}

    static List<String> violations(History history, Stored stored) {
        var violations = new ArrayList<String>();
        Map<Id, Stored.Withdrawal> kept = new HashMap<>();
        stored.withdrawals().forEach(withdrawal -> kept.put(
                new Id(withdrawal.merchant(), withdrawal.withdrawalId()), withdrawal));
        Map<Id, List<Event.Ordered>> ordered = history.events(Event.Ordered.class).stream()
                .collect(Collectors.groupingBy(order ->
                        new Id(order.tenant().key(), order.withdrawalId())));
        ordered.forEach((id, orders) -> check(orders, kept.get(id), violations));
        stored.withdrawals().stream()
                .filter(withdrawal -> withdrawal.origin().equals("TEST") && withdrawal.isOpen())
                .forEach(test -> violations.add("a test that did not finish: " + test));
        return violations;
    }

    private static void check(List<Event.Ordered> orders, Stored.Withdrawal kept,
            List<String> violations) {
        List<Event.Ordered> told = orders.stream()
                .filter(order -> order.outcome() == Outcome.OK).toList();
        if (kept == null) {
            told.forEach(order -> violations.add("an acknowledged order is lost: " + order));
            return;
        }
        if (orders.stream().allMatch(order -> order.outcome() == Outcome.REFUSED)) {
            violations.add("a refused order was kept: " + kept + ", " + orders);
        }
        told.stream().filter(order -> Minor.of(order.system(), order.amount()) != kept.amount()
                        || !kept.system().startsWith(order.system())
                        || (order.kind() == Event.Kind.TEST) != kept.origin().equals("TEST"))
                .forEach(order -> violations.add("kept otherwise than ordered: " + order
                        + ", " + kept));
    }
}
