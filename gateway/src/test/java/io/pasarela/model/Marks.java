package io.pasarela.model;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What happened, and how often: a run that never came across a thing proves nothing about it. */
public final class Marks {

    private final Map<String, Long> counts = new TreeMap<>();

    public void hit(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    /** Fails when one of these happened less often than that. */
    public void require(long times, String... all) {
        for (String what : all) {
            long count = counts.getOrDefault(what, 0L);
            if (count < times) {
                throw new AssertionError("\"" + what + "\" happened " + count + " times and not "
                        + times + "; all that happened: " + this);
            }
        }
    }

    @Override
    public String toString() {
        return counts.entrySet().stream().map(mark -> mark.getKey() + " " + mark.getValue())
                .collect(Collectors.joining(", "));
    }
}
