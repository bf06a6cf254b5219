package io.pasarela.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that can happen in a small world: every order of all moves, each state once. States must be
 * values, equal when nothing that follows can tell them apart.
 */
public final class Explorer<S> {

    /** What may come next, and what must hold now; what does not hold throws. */
    public interface Rules<S> {

        List<Move<S>> moves(S state);

        void check(S state);

        /** What must hold where nothing more can happen. */
        void checkEnd(S state);
    }

    public record Move<S>(String name, S next) {}

    /** How much there was, and how often each move was made. */
    public record Seen(String name, int states, int transitions, int ends, Marks marks) {

        @Override
        public String toString() {
            return name + ": " + states + " states, " + transitions + " transitions, " + ends
                    + " ends: " + marks;
        }
    }

    private record Came<S>(@Nullable S from, String by) {}

    private final String name;
    private final Rules<S> rules;
    private final Map<S, Came<S>> came = new HashMap<>();
    private final ArrayDeque<S> open = new ArrayDeque<>();
    private final Marks marks = new Marks();
    private int transitions;
    private int ends;

    public Explorer(String name, Rules<S> rules) {
        this.name = name;
        this.rules = rules;
    }

    /** Goes everywhere; fails with the shortest way to where something does not hold. */
    public Seen explore(S start, int statesMax) {
        came.put(start, new Came<>(null, "start"));
        open.add(start);
        while (!open.isEmpty()) {
            if (came.size() > statesMax) {
                throw new AssertionError("more than " + statesMax + " states");
            }
            visit(open.remove());
        }
        var seen = new Seen(name, came.size(), transitions, ends, marks);
        Report.print(seen.toString());
        return seen;
    }

    private void visit(S state) {
        try {
            rules.check(state);
            List<Move<S>> moves = rules.moves(state);
            for (Move<S> move : moves) {
                transitions++;
                marks.hit(move.name());
                if (came.putIfAbsent(move.next(), new Came<>(state, move.name())) == null) {
                    open.add(move.next());
                }
            }
            if (moves.isEmpty()) {
                ends++;
                rules.checkEnd(state);
            }
        } catch (AssertionError | RuntimeException fault) {
            throw new AssertionError(name + ", after " + came.size() + " states: "
                    + fault.getMessage() + "\n  by: " + String.join("\n      ", way(state)),
                    fault);
        }
    }

    private List<String> way(S state) {
        var way = new ArrayList<String>();
        for (Came<S> step = came.get(state); step.from() != null; step = came.get(step.from())) {
            way.add(step.by());
        }
        Collections.reverse(way);
        return way;
    }
}
