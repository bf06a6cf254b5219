package io.pasarela.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of a run, in plain text. */
record Report(List<String> about, List<Row> rows, List<String> findings) {

    /**
     * One way of writing, with its phases in their order.
     *
     * @param unit what one operation of it is
     */
    record Row(String name, List<Measured> phases) {

        Measured median() {
            return Measured.median(phases);
        }
    }

    private static final String LINE = "%-38s %9s %8s %9s %9s %9s  %s%n";

    /** The first row is compared with the second. */
    String text() {
        var text = new StringBuilder();
        about.forEach(line -> text.append(line).append('\n'));
        text.append('\n');
        text.append(LINE.formatted(
                "median of the phases", "per s", "ratio", "p50 ms", "p99 ms", "max ms",
                "all phases, per s"));
        Measured base = rows.get(1).median();
        for (Row row : rows) {
            Measured median = row.median();
            text.append(LINE.formatted(row.name(), grouped(median.perSecond()),
                    ratio(median, base), millis(median.p50Ns()), millis(median.p99Ns()),
                    millis(median.maxNs()), rates(row)));
        }
        text.append('\n');
        findings.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static String rates(Row row) {
        List<String> rates = new ArrayList<>();
        row.phases().forEach(phase -> rates.add(grouped(phase.perSecond())));
        return String.join("  ", rates);
    }

    static String ratio(Measured one, Measured base) {
        return BigDecimal.valueOf(one.perSecond())
                .divide(BigDecimal.valueOf(base.perSecond()), 2, RoundingMode.HALF_UP).toString();
    }

    static String millis(long nanos) {
        return BigDecimal.valueOf(nanos, 6).setScale(2, RoundingMode.HALF_UP).toString();
    }

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
