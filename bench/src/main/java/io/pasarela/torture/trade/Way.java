package io.pasarela.torture.trade;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * How a client asks: which gateway first, and how often the same again, at one after the other,
 * while he was told nothing.
 */
public record Way(int gate, int triesMax) {

    private static final int PATIENT = 120;
    private static final int HASTY_ONE_IN = 5;
    private static final int GATES = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration BREATH = Duration.ofMillis(150);

    /** What came of asking; {@code clean} when no try before the last one may have got through. */
    record Told<T>(T last, boolean clean) {}

    /** One question to a gateway. */
    interface Question<T> {
        T ask(int gate) throws InterruptedException;
    }

    public static Way of(RandomGenerator chance) {
        boolean hasty = chance.nextInt(HASTY_ONE_IN) == 0;
        return new Way(chance.nextInt(GATES), hasty ? 1 : PATIENT);
    }

    static Way patient(RandomGenerator chance) {
        return new Way(chance.nextInt(GATES), PATIENT);
    }

    /** The same for one of several who ask at once: each begins at another gateway. */
    Way of(int nth) {
        return new Way(gate + nth, triesMax);
    }

    <T> Told<T> ask(Question<T> question, Predicate<T> isOpen, Predicate<T> isUnknown)
            throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean clean = true;
        for (int tries = 1; ; tries++) {
            T told = question.ask(gate + tries);
            if (!isOpen.test(told) || tries >= triesMax || System.nanoTime() > end) {
                if (isOpen.test(told)) Thread.sleep(BREATH);
                return new Told<>(told, clean);
            }
            clean &= !isUnknown.test(told);
            // A gateway that is down refuses at once; nobody is helped by asking faster.
            Thread.sleep(BREATH);
        }
    }
}
