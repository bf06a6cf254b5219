package io.pasarela.torture.checks;

import io.pasarela.torture.history.Event.Kind;
import io.pasarela.torture.history.Event.Nameless;
import io.pasarela.torture.history.Event.Ordered;
import io.pasarela.torture.history.History;
import io.pasarela.torture.town.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A withdrawal that no merchant knows by its name came from an order whose answer was lost. */
final class NamelessCheck {

    private record Id(String merchant, String withdrawalId) {}

    /** All that is known of an order without a name. */
    private record Likeness(String merchant, String currency, long amount, boolean isTest) {}

    private NamelessCheck() {}

    static List<String> violations(History history, Stored stored) {
        Set<Id> named = history.events(Ordered.class).stream()
                .map(order -> new Id(order.tenant().key(), order.withdrawalId()))
                .collect(Collectors.toSet());
        Map<Likeness, Long> lost = history.events(Nameless.class).stream()
                .map(order -> new Likeness(order.tenant().key(), Tenant.currency(order.system()),
                        Minor.of(order.system(), order.amount()), order.kind() == Kind.TEST))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return stored.withdrawals().stream()
                .filter(one -> !one.origin().equals("HAND")
                        && !named.contains(new Id(one.merchant(), one.withdrawalId())))
                .collect(Collectors.groupingBy(NamelessCheck::likeness))
                .entrySet().stream()
                .filter(alike -> alike.getValue().size()
                        > lost.getOrDefault(alike.getKey(), 0L))
                .map(alike -> "nobody ordered these: " + alike.getValue())
                .toList();
    }

    private static Likeness likeness(Stored.Withdrawal withdrawal) {
        return new Likeness(withdrawal.merchant(), withdrawal.currency(), withdrawal.amount(),
                withdrawal.origin().equals("TEST"));
    }
}
