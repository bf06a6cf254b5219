package io.pasarela.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two clerks who add one to a number by reading it first and writing it later. */
class ExplorerTest {

    private record Sum(int stored, List<Integer> read) {}

    private record Clerks(boolean writeOnlyWhatIsStillTrue) implements Explorer.Rules<Sum> {

        @Override
        public List<Explorer.Move<Sum>> moves(Sum sum) {
            var moves = new ArrayList<Explorer.Move<Sum>>();
            for (int clerk = 0; clerk < 2; clerk++) {
                int read = sum.read().get(clerk);
                if (read == 9) continue;
                boolean stale = read != sum.stored();
                if (read < 0) {
                    moves.add(move("reads", clerk, sum, sum.stored(), sum.stored()));
                } else if (writeOnlyWhatIsStillTrue && stale) {
                    moves.add(move("begins again", clerk, sum, sum.stored(), -1));
                } else {
                    moves.add(move("writes", clerk, sum, read + 1, 9));
                }
            }
            return moves;
        }

        private static Explorer.Move<Sum> move(
                String name, int clerk, Sum sum, int stored, int read) {
            var reads = new ArrayList<>(sum.read());
            reads.set(clerk, read);
            return new Explorer.Move<>(clerk + " " + name, new Sum(stored, List.copyOf(reads)));
        }

        @Override
        public void check(Sum sum) {
            assertThat(sum.stored()).isBetween(0, 2);
        }

        @Override
        public void checkEnd(Sum sum) {
            assertThat(sum.stored()).isEqualTo(2);
        }
    }

    private static final Sum NOTHING = new Sum(0, List.of(-1, -1));

    @Test
    void goesEverywhereOnce() {
        var seen = new Explorer<>("clerks", new Clerks(true)).explore(NOTHING, 100);

        assertThat(seen.ends()).isOne();
        assertThat(seen.transitions()).isGreaterThan(seen.states());
        seen.marks().require(1, "0 begins again", "1 begins again");
    }

    @Test
    void findsALostUpdateAndTheShortestWayToIt() {
        assertThatThrownBy(() ->
                new Explorer<>("clerks", new Clerks(false)).explore(NOTHING, 100))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected: 2")
                .hasMessageContainingAll("0 reads", "1 reads", "0 writes", "1 writes");
    }

    @Test
    void refusesAWorldThatIsTooLarge() {
        assertThatThrownBy(() ->
                new Explorer<>("clerks", new Clerks(true)).explore(NOTHING, 2))
                .isInstanceOf(AssertionError.class).hasMessageContaining("more than 2 states");
    }
}
