package io.pasarela.bench;

import java.util.Comparator;
import java.util.List;

/** What one phase did, and how long its callers waited for an answer. */
record Measured(long count, long elapsedNs, long p50Ns, long p99Ns, long maxNs) {

    long perSecond() {
        return Math.round(count * 1e9 / elapsedNs);
    }

    /** The phase in the middle by rate; of two the slower one, so that nothing is flattered. */
    static Measured median(List<Measured> phases) {
        return phases.stream().sorted(Comparator.comparingLong(Measured::perSecond)).toList()
                .get((phases.size() - 1) / 2);
    }

    static Measured of(List<Long> latenciesNs, long count, long elapsedNs) {
        List<Long> sorted = latenciesNs.stream().sorted().toList();
        return new Measured(count, elapsedNs, percentile(sorted, 50), percentile(sorted, 99),
                sorted.isEmpty() ? 0 : sorted.getLast());
    }

    /** The smallest value that so many percent do not exceed. */
    static long percentile(List<Long> sorted, int percent) {
        if (sorted.isEmpty()) return 0;
        return sorted.get((int) Math.ceilDiv((long) sorted.size() * percent, 100L) - 1);
    }
}
