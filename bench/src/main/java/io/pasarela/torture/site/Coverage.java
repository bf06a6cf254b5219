package io.pasarela.torture.site;

import io.pasarela.torture.history.Call;
import io.pasarela.torture.history.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How often each fault struck, and how many calls of each operation were under way meanwhile. What
 * never met proves nothing.
 */
public final class Coverage {

    private static final int NAME_WIDTH = 17;

    private final Map<Fault, Integer> strikes = new EnumMap<>(Fault.class);
    private final Map<Fault, Map<Operation, Integer>> calls = new EnumMap<>(Fault.class);

    public static Coverage of(Collection<Strike> strikes, Collection<Call> calls) {
        var coverage = new Coverage();
        strikes.forEach(strike -> coverage.add(strike, calls));
        return coverage;
    }

    void add(Strike strike, Collection<Call> all) {
        strikes.merge(strike.fault(), 1, Integer::sum);
        Map<Operation, Integer> row =
                calls.computeIfAbsent(strike.fault(), _ -> new EnumMap<>(Operation.class));
        for (Call call : all) {
            if (call.overlaps(strike.from(), strike.to())) {
                row.merge(call.operation(), 1, Integer::sum);
            }
        }
    }

    int strikes(Fault fault) {
        return strikes.getOrDefault(fault, 0);
    }

    public int calls(Fault fault, Operation operation) {
        return calls.getOrDefault(fault, Map.of()).getOrDefault(operation, 0);
    }

    /** Those operations that this fault has met least. */
    List<Operation> rarest(Fault fault) {
        int least = Arrays.stream(Operation.values())
                .mapToInt(operation -> calls(fault, operation)).min().orElseThrow();
        return Arrays.stream(Operation.values())
                .filter(operation -> calls(fault, operation) == least).toList();
    }

    /** Those faults that have not met every operation yet. */
    List<Fault> unmet() {
        return Arrays.stream(Fault.values()).filter(fault -> Arrays.stream(Operation.values())
                .anyMatch(operation -> calls(fault, operation) == 0)).toList();
    }

    /** What came too seldom for a verdict, in words; nothing if all is well. */
    public List<String> missing(int perFault, int perCell) {
        var missing = new ArrayList<String>();
        for (Fault fault : Fault.values()) {
            if (strikes(fault) < perFault) {
                missing.add(fault + " struck " + strikes(fault) + " of " + perFault + " times");
            }
            for (Operation operation : Operation.values()) {
                int met = calls(fault, operation);
                if (met < perCell) {
                    missing.add(fault + " met " + met + " of " + perCell + " " + operation);
                }
            }
        }
        return List.copyOf(missing);
    }

    /** A line for each fault, a column for each operation. */
    String table() {
        var table = new StringBuilder(" ".repeat(NAME_WIDTH)).append("strikes");
        for (Operation operation : Operation.values()) {
            table.append("  ").append(operation);
        }
        for (Fault fault : Fault.values()) {
            table.append('\n').append(pad(fault.name(), -NAME_WIDTH))
                    .append(pad(Integer.toString(strikes(fault)), "strikes".length()));
            for (Operation operation : Operation.values()) {
                table.append("  ").append(pad(
                        Integer.toString(calls(fault, operation)), operation.name().length()));
            }
        }
        return table.append('\n').toString();
    }

    private static String pad(String text, int width) {
        return ("%" + width + "s").formatted(text);
    }
}
