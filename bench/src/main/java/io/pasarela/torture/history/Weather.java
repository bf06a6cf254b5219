package io.pasarela.torture.history;

/** When faults were at work. */
public interface Weather {

    /** Whether none was at any moment of that time, by {@link System#nanoTime}. */
    boolean isCalm(long from, long to);

    /** Whether all gateways' clocks were within hours of each other all that time. */
    default boolean clocksAgree(long from, long to) {
        return true;
    }

    /** Whether no gateway's clock was moved, and none was held up or cut off, all that time. */
    default boolean leasesHold(long from, long to) {
        return isCalm(from, to);
    }
}
