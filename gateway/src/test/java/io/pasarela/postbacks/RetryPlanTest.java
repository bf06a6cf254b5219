package io.pasarela.postbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPlanTest {

    private static final Reply REFUSED = new Reply.Refused(new Reply.Answer(500, ""), "HTTP 500");
    private static final Reply SILENT = new Reply.TimedOut("no answer in time");

    /** Draws always the lowest, the middle or the highest number. */
    private record Fixed(int spread) implements RandomGenerator {

        @Override
        public int nextInt(int origin, int bound) {
            assertThat(origin).isEqualTo(-200);
            assertThat(bound).isEqualTo(201);
            return spread;
        }

        @Override
        public long nextLong() {
            throw new UnsupportedOperationException();
        }
    }

    private static final RetryPlan PLAIN = new RetryPlan(new Fixed(0));

    @ParameterizedTest
    @CsvSource({
        "1, PT5S, PT60S", "2, PT30S, PT60S", "3, PT2M, PT2M", "4, PT10M, PT10M",
        "5, PT30M, PT30M", "6, PT1H, PT1H", "7, PT2H, PT2H", "8, PT4H, PT4H", "9, PT8H, PT8H",
        "10, PT8H, PT8H", "50, PT8H, PT8H", "97, PT8H, PT8H"})
    void waitsByTheTable(int tries, Duration afterRefusal, Duration afterTimeout) {
        assertThat(PLAIN.delayAfter(tries, REFUSED)).contains(afterRefusal);
        assertThat(PLAIN.delayAfter(tries, new Reply.Unreachable("refused")))
                .contains(afterRefusal);
        assertThat(PLAIN.delayAfter(tries, SILENT)).contains(afterTimeout);
    }

    @Test
    void endsWhenTheNextTryWouldBeAfterDayThirty() {
        var delays = new ArrayList<Duration>();
        for (int tries = 1; PLAIN.delayAfter(tries, REFUSED).isPresent(); tries++) {
            delays.add(PLAIN.delayAfter(tries, REFUSED).orElseThrow());
        }
        Duration last = delays.stream().reduce(Duration.ZERO, Duration::plus);

        assertThat(delays).hasSize(97);
        assertThat(last).isLessThanOrEqualTo(RetryPlan.HORIZON);
        assertThat(last.plusHours(8)).isGreaterThan(RetryPlan.HORIZON);
    }

    @Test
    void spreadsByAFifth() {
        assertThat(new RetryPlan(new Fixed(-200)).delayAfter(9, REFUSED))
                .contains(Duration.ofMinutes(384));
        assertThat(new RetryPlan(new Fixed(200)).delayAfter(9, REFUSED))
                .contains(Duration.ofMinutes(576));
        assertThat(new RetryPlan(new Fixed(-200)).delayAfter(2, SILENT))
                .contains(Duration.ofSeconds(60));

        var plan = new RetryPlan(new Random(7));
        List<Duration> drawn = IntStream.range(0, 1_000)
                .mapToObj(_ -> plan.delayAfter(1, REFUSED).orElseThrow()).toList();
        assertThat(drawn).allSatisfy(delay ->
                assertThat(delay).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6)));
        assertThat(drawn.stream().distinct().count()).isGreaterThan(200);
    }
}
