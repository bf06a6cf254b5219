package io.pasarela.torture;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** All calls and all that was said, kept on the clients' side. */
final class History {

    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();

    /** A client begins something; it must end the call. */
    Call begin(Operation operation) {
        var call = new Call(operation);
        calls.add(call);
        return call;
    }

    void add(Event event) {
        events.add(event);
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
        return events.stream().filter(kind::isInstance).map(kind::cast).filter(wanted).toList();
    }

    List<String> violations() {
        return List.copyOf(violations);
    }
}
