package io.pasarela.torture;

import io.pasarela.torture.history.Call;
import io.pasarela.torture.history.Operation;
import io.pasarela.torture.history.Outcome;
import io.pasarela.torture.site.Coverage;
import io.pasarela.torture.site.Fault;
import io.pasarela.torture.site.Strike;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is printed: operations, faults, what was unknown, recoveries, checks. */
final class Report {

    private static final int LINE_MAX = 400;

    private final Run run;
    private final long seed;
    private final Coverage coverage;
    private final StringBuilder text = new StringBuilder();

    private Report(Run run, long seed) {
        this.run = run;
        this.seed = seed;
        coverage = Coverage.of(run.strikes(), run.history().calls());
    }

    static String of(Run run, long seed, List<String> empty) {
        return new Report(run, seed).write(empty);
    }

    private String write(List<String> empty) {
        line("Torture: %d rounds, seed %d, %s", run.rounds(), seed, machine());
        operations();
        faults();
        cells();
        line("");
        line("Checks of every round: %s",
                run.violations().isEmpty() ? "all passed" : "VIOLATED");
        run.violations().forEach(violation -> line("  %s", brief(violation)));
        empty.forEach(missing -> line("  too little of it: %s", missing));
        return text.toString();
    }

    /** One line of it, for whole pages may be in evidence. */
    static String brief(String violation) {
        String line = violation.replaceAll("\\s+", " ");
        return line.length() <= LINE_MAX ? line : line.substring(0, LINE_MAX) + "…";
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " cores, Java "
                + Runtime.version();
    }

    private void operations() {
        line("");
        line("%-22s %9s %9s %9s %9s", "operation", "calls", "ok", "refused", "unknown");
        for (Operation operation : Operation.values()) {
            List<Call> calls = run.history().calls().stream()
                    .filter(call -> call.operation() == operation).toList();
            line("%-22s %9d %9d %9d %9d", words(operation), calls.size(),
                    count(calls, Outcome.OK), count(calls, Outcome.REFUSED),
                    count(calls, Outcome.UNKNOWN));
        }
    }

    private static long count(List<Call> calls, Outcome outcome) {
        return calls.stream().filter(call -> call.outcome() == outcome).count();
    }

    private void faults() {
        line("");
        line("%-18s %6s %12s %12s  %s", "fault", "times", "recovery p50", "longest", "is");
        for (Fault fault : Fault.values()) {
            List<Duration> recoveries = run.strikes().stream()
                    .filter(strike -> strike.fault() == fault)
                    .map(Strike::recovery).sorted().toList();
            line("%-18s %6d %12s %12s  %s", words(fault), recoveries.size(),
                    recoveries.isEmpty() ? "" : seconds(recoveries.get(recoveries.size() / 2)),
                    recoveries.isEmpty() ? "" : seconds(recoveries.getLast()), fault.words());
        }
    }

    private void cells() {
        line("");
        line("Calls under way during a fault:");
        line("%-18s %s", "", Arrays.stream(Operation.values())
                .map(operation -> "%9.9s".formatted(words(operation)))
                .collect(Collectors.joining(" ")));
        for (Fault fault : Fault.values()) {
            line("%-18s %s", words(fault), Arrays.stream(Operation.values())
                    .map(operation -> "%9d".formatted(coverage.calls(fault, operation)))
                    .collect(Collectors.joining(" ")));
        }
    }

    private static String words(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1_000 + "." + duration.toMillis() % 1_000 / 100 + " s";
    }

    private void line(String format, Object... values) {
        text.append(format.formatted(values).stripTrailing()).append('\n');
    }
}
