package io.pasarela.torture.history;

/** When faults were at work. */
public interface Weather {

    /** Whether none was at any moment of that time, by {@link System#nanoTime}. */
    boolean isCalm(long from, long to);
}
