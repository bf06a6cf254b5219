package io.pasarela.candidates;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Where one currency's money of a merchant arrives: bank accounts by payment system. */
record Tills(Currency currency, Map<String, Set<Long>> bySystem) {

    Tills {
        bySystem = Map.copyOf(bySystem);
    }

    List<Long> accounts() {
        var all = new TreeSet<Long>();
        bySystem.values().forEach(all::addAll);
        return List.copyOf(all);
    }

    List<String> systems() {
        return bySystem.keySet().stream().sorted().toList();
    }

    Set<Long> of(String system) {
        return bySystem.getOrDefault(system, Set.of());
    }
}
