package io.pasarela.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class HistoriesTest {

    /** Goes wrong when 3 comes after 7, with whatever between them. */
    private static final class SevenThenThree implements Histories.Script<Integer> {

        @Override
        public Histories.Trial<Integer> fresh(Marks marks) {
            Set<Integer> seen = new HashSet<>();
            return number -> {
                marks.hit("number " + number);
                seen.add(number);
                if (number == 3 && seen.contains(7)) throw new AssertionError("3 after 7");
            };
        }

        @Override
        public Integer draw(RandomGenerator random) {
            return random.nextInt(1_000);
        }
    }

    private final Histories<Integer> histories =
            new Histories<>("numbers", 200, new SevenThenThree());

    @Test
    void findsWhatGoesWrongAndLeavesOutWhatDoesNotMatter() {
        Optional<Histories.Failure<Integer>> failure =
                histories.search(1, 1_000_000, new Marks());

        assertThat(failure).isPresent();
        assertThat(failure.get().actions()).containsExactly(7, 3);
        assertThat(failure.get().toString()).contains("3 after 7", "-Dmodel.seed=");
    }

    @Test
    void goesWrongAgainFromTheSeedItNames() {
        var failure = histories.search(1, 1_000_000, new Marks()).orElseThrow();

        var again = histories.search(failure.seed(), 1, new Marks()).orElseThrow();

        assertThat(again.steps()).isLessThanOrEqualTo(200);
        assertThat(again.actions()).isEqualTo(failure.actions());
    }

    @Test
    void isTheSameForTheSameSeed() {
        var first = new Marks();
        var second = new Marks();
        histories.search(42, 5_000, first);
        histories.search(42, 5_000, second);

        assertThat(first.toString()).isEqualTo(second.toString()).contains("number 7 ");
    }

    @Test
    void refusesARunThatNeverCameAcrossAThing() {
        var marks = new Marks();
        marks.hit("a deposit");

        marks.require(1, "a deposit");
        assertThatThrownBy(() -> marks.require(1, "a deposit", "a refusal"))
                .isInstanceOf(AssertionError.class).hasMessageContaining("a refusal");
    }
}
