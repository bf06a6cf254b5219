package io.pasarela.torture.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.torture.history.Call;
import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Operation;
import io.pasarela.torture.history.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private final History history = new History();

    @Test
    void countsWhatWasUnderWayWhileAFaultStruck() {
        Call before = history.begin(Operation.FEED);
        before.end(Outcome.OK);
        Call during = history.begin(Operation.ORDER);
        long from = System.nanoTime();
        Call within = history.begin(Operation.ORDER);
        during.end(Outcome.UNKNOWN);
        within.end(Outcome.OK);
        Strike strike = strike(from, System.nanoTime());
        history.begin(Operation.JUDGE);

        var coverage = Coverage.of(List.of(strike), history.calls());

        assertThat(coverage.strikes(Fault.KILL_NODE)).isEqualTo(1);
        assertThat(coverage.calls(Fault.KILL_NODE, Operation.ORDER)).isEqualTo(2);
        assertThat(coverage.calls(Fault.KILL_NODE, Operation.FEED)).isZero();
        assertThat(coverage.calls(Fault.KILL_NODE, Operation.JUDGE)).isZero();
        assertThat(coverage.table()).contains("KILL_NODE", "ORDER");
    }

    @Test
    void countsACallThatNeverEnded() {
        history.begin(Operation.WINDOW);
        long from = System.nanoTime();

        var coverage = Coverage.of(
                List.of(strike(from, from), strike(from, from)), history.calls());

        assertThat(coverage.calls(Fault.KILL_NODE, Operation.WINDOW)).isEqualTo(2);
    }

    @Test
    void saysWhatIsMissing() {
        history.begin(Operation.WINDOW);
        long from = System.nanoTime();

        var coverage = Coverage.of(List.of(strike(from, from)), history.calls());

        assertThat(coverage.missing(0, 0)).isEmpty();
        assertThat(coverage.missing(1, 0)).hasSize(Fault.values().length - 1)
                .contains("KILL_ALL struck 0 of 1 times")
                .noneMatch(line -> line.startsWith("KILL_NODE"));
        assertThat(coverage.missing(1, 1))
                .contains("KILL_NODE met 0 of 1 ORDER")
                .doesNotContain("KILL_NODE met 0 of 1 WINDOW");
    }

    @Test
    void knowsWhatAFaultHasMetLeast() {
        for (Operation operation : Operation.values()) {
            if (operation != Operation.RESEND) history.begin(operation);
        }
        long from = System.nanoTime();

        var coverage = Coverage.of(List.of(strike(from, from)), history.calls());

        assertThat(coverage.rarest(Fault.KILL_NODE)).containsExactly(Operation.RESEND);
    }

    private static Strike strike(long from, long to) {
        return new Strike(Fault.KILL_NODE, from, to, Duration.ZERO, "");
    }
}
