package io.pasarela.torture.history;

/**
 * One delivery as the merchant saw it. Times are {@link System#nanoTime}.
 *
 * @param endedAt when it was answered, or was seen to be over
 */
public record Attempt(Event.Received received, long begunAt, long endedAt) {

    public boolean isAcknowledged() {
        return received.outcome() == Outcome.OK;
    }
}
