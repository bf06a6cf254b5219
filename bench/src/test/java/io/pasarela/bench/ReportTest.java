package io.pasarela.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void readsPercentilesAsTheSmallestValueThatSoManyDoNotExceed() {
        List<Long> hundred = LongStream.rangeClosed(1, 100).boxed().toList();
        assertThat(Measured.percentile(hundred, 50)).isEqualTo(50);
        assertThat(Measured.percentile(hundred, 99)).isEqualTo(99);
        assertThat(Measured.percentile(List.of(7L), 99)).isEqualTo(7);
        assertThat(Measured.percentile(List.of(1L, 2L, 3L), 50)).isEqualTo(2);
        assertThat(Measured.percentile(List.of(), 50)).isZero();
    }

    @Test
    void takesTheMiddlePhaseAndOfTwoTheSlower() {
        assertThat(Measured.median(List.of(rate(900), rate(100), rate(500)))).isEqualTo(rate(500));
        assertThat(Measured.median(List.of(rate(900), rate(100)))).isEqualTo(rate(100));
    }

    @Test
    void comparesEveryRowWithTheSecond() {
        var report = new Report(List.of("about"), List.of(
                new Report.Row("over HTTP", List.of(rate(13_000), rate(12_000), rate(14_000))),
                new Report.Row("pgbench", List.of(rate(10_000)))), List.of("found"));
        assertThat(report.text().lines().map(line -> line.replaceAll(" +", " ").strip()))
                .containsExactly(
                        "about", "",
                        "median of the phases per s ratio p50 ms p99 ms max ms all phases, per s",
                        "over HTTP 13,000 1.30 1.50 2.00 3.00 13,000 12,000 14,000",
                        "pgbench 10,000 1.00 1.50 2.00 3.00 10,000",
                        "", "found");
    }

    private static Measured rate(long perSecond) {
        return new Measured(perSecond * 2, 2 * SECOND, 1_500_000, 2_000_000, 3_000_000);
    }
}
