package io.pasarela.torture.history;

import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** All calls and all that was said, kept on the clients' side. */
public final class History {

    private final Set<Call> open = ConcurrentHashMap.newKeySet();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Queue<Event> told = new ConcurrentLinkedQueue<>();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();

    /** A client begins something; it must end the call. */
    public Call begin(Operation operation) {
        var call = new Call(operation, open::remove);
        open.add(call);
        calls.add(call);
        return call;
    }

    /** Whether nobody waits for an answer. */
    public boolean isQuiet() {
        return open.isEmpty();
    }

    /** Whether a call of these kinds is under way. */
    public boolean isUnderWay(Collection<Operation> operations) {
        return open.stream().anyMatch(call -> operations.contains(call.operation()));
    }

    /** Adds what a client was told, in the order in which it was told. */
    public void add(Event event) {
        told.add(event);
    }

    /** Something no weather excuses: an answer that contradicts itself, a forged postback. */
    public void violate(String what) {
        violations.add(what);
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public <E extends Event> List<E> events(Class<E> kind) {
        return events(kind, _ -> true);
    }

    public <E extends Event> List<E> events(Class<E> kind, Predicate<E> wanted) {
        return told.stream().filter(kind::isInstance).map(kind::cast).filter(wanted).toList();
    }

    public List<String> violations() {
        return List.copyOf(violations);
    }
}
