package io.pasarela.torture;

/** When faults were at work. */
interface Weather {

    /** Whether none was at any moment of that time, by {@link System#nanoTime}. */
    boolean isCalm(long from, long to);
}
