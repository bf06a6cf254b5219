package io.pasarela.torture;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** All calls and all that was said, kept on the clients' side. */
final class History {

    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Queue<Told<?>> told = new ConcurrentLinkedQueue<>();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private volatile int day;

    /**
     * An event and when it was told.
     *
     * @param day by the gateways' clocks, which {@link #passDays} moves
     */
    record Told<E extends Event>(E event, int day) {}

    /** A client begins something; it must end the call. */
    Call begin(Operation operation) {
        var call = new Call(operation);
        calls.add(call);
        return call;
    }

    /** Adds what a client was told, in the order in which it was told. */
    void add(Event event) {
        told.add(new Told<>(event, day));
    }

    /** From now on it is so many days later. */
    void passDays(int days) {
        day += days;
    }

    /** Something no weather excuses: an answer that contradicts itself, a forged postback. */
    void violate(String what) {
        violations.add(what);
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    boolean isQuiet() {
        return calls.stream().noneMatch(Call::isOpen);
    }

    <E extends Event> List<E> events(Class<E> kind) {
        return events(kind, _ -> true);
    }

    <E extends Event> List<E> events(Class<E> kind, Predicate<E> wanted) {
        return told(kind).stream().map(Told::event).filter(wanted).toList();
    }

    <E extends Event> List<Told<E>> told(Class<E> kind) {
        return told.stream().filter(one -> kind.isInstance(one.event()))
                .map(one -> new Told<>(kind.cast(one.event()), one.day())).toList();
    }

    List<String> violations() {
        return List.copyOf(violations);
    }
}
