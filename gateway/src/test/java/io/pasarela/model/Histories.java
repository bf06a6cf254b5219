package io.pasarela.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random histories of a small world. A seed is a history, the same one at every run; one that
 * fails is shrunk to the actions that matter.
 *
 * @param length how many actions a history has
 */
public record Histories<A>(String name, int length, Script<A> script) {

    /** Named in {@code -Dmodel.seed}, a history is the first one that is tried. */
    static final String SEED = "model.seed";

    private static final long FIRST_SEED = 20_251_111;
    private static final int SHRINKS_MAX = 5_000;

    /** What a world is, and what may be done in it. */
    public interface Script<A> {

        Trial<A> fresh(Marks marks);

        A draw(RandomGenerator random);
    }

    /** A world from its beginning on; what is not allowed throws. */
    public interface Trial<A> {

        void act(A action);
    }

    /** A history that went wrong, as short as it could be made. */
    public record Failure<A>(
            String name, long seed, long steps, List<A> actions, Throwable fault) {

        @Override
        public String toString() {
            var text = new StringBuilder(name + ", after " + steps + " steps: "
                    + fault.getMessage() + "\n  again: -D" + SEED + "=" + seed + "\n");
            for (A action : actions) text.append("  ").append(action).append('\n');
            return text.toString();
        }
    }

    /** Tries at least so many steps and fails with the first history that goes wrong. */
    public Marks run(long steps) {
        var marks = new Marks();
        long seed = Long.getLong(SEED, FIRST_SEED);
        search(seed, steps, marks).ifPresent(failure -> {
            throw new AssertionError(failure.toString(), failure.fault());
        });
        Report.print(name + ": " + steps + " steps from seed " + seed + ": " + marks);
        return marks;
    }

    /** The first history of those from this seed on that goes wrong. */
    public Optional<Failure<A>> search(long firstSeed, long steps, Marks marks) {
        long done = 0;
        for (long seed = firstSeed; done < steps; seed++) {
            List<A> actions = draw(seed);
            Trial<A> trial = script.fresh(marks);
            for (int i = 0; i < actions.size(); i++, done++) {
                Throwable fault = tryOut(trial, actions.get(i));
                if (fault != null) {
                    return Optional.of(
                            shrink(seed, done + 1, actions.subList(0, i + 1), fault));
                }
            }
        }
        return Optional.empty();
    }

    private List<A> draw(long seed) {
        var random = new SplittableRandom(seed);
        var actions = new ArrayList<A>(length);
        while (actions.size() < length) actions.add(script.draw(random));
        return actions;
    }

    private static <A> Throwable tryOut(Trial<A> trial, A action) {
        try {
            trial.act(action);
            return null;
        } catch (AssertionError | RuntimeException fault) {
            return fault;
        }
    }

    private Throwable tryOut(List<A> actions) {
        Trial<A> trial = script.fresh(new Marks());
        for (A action : actions) {
            Throwable fault = tryOut(trial, action);
            if (fault != null) return fault;
        }
        return null;
    }

    /** Leaves out ever smaller pieces while it still goes wrong, however it goes wrong. */
    private Failure<A> shrink(long seed, long steps, List<A> failing, Throwable first) {
        List<A> actions = failing;
        Throwable fault = first;
        int tries = 0;
        for (int piece = Math.max(1, actions.size() / 2); piece > 0; ) {
            boolean shorter = false;
            for (int from = 0; from < actions.size() && tries < SHRINKS_MAX; tries++) {
                var without = new ArrayList<>(actions);
                without.subList(from, Math.min(from + piece, actions.size())).clear();
                Throwable still = tryOut(without);
                if (still == null) {
                    from += piece;
                } else {
                    actions = without;
                    fault = still;
                    shorter = true;
                }
            }
            if (!shorter || tries == SHRINKS_MAX) piece /= 2;
        }
        return new Failure<>(name, seed, steps, List.copyOf(actions), fault);
    }
}
