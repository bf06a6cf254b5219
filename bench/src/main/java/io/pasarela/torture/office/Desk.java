package io.pasarela.torture.office;

import io.pasarela.torture.history.Call;
import io.pasarela.torture.history.Event;
import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Operation;
import io.pasarela.torture.history.Outcome;
import io.pasarela.torture.office.Browser.Answer;
import io.pasarela.torture.town.Form;
import io.pasarela.torture.town.Town;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Where operators press buttons, and where it is written down that they did. */
record Desk(Town town, History history) {

    private static final Duration PAUSE = Duration.ofMillis(50);

    /** A button about to be pressed. */
    record Press(Browser browser, Form form, Map<String, String> typed) {}

    /** What came of it, and when. */
    record Pressed(Answer answer, Event.When when) {

        Outcome outcome() {
            return answer.outcome();
        }

        boolean isOk() {
            return answer.isOk();
        }
    }

    Pressed press(Operation operation, Press press) {
        Call call = history.begin(operation);
        long begun = System.nanoTime();
        Answer answer = press.browser().send(press.form(), press.typed());
        call.end(answer.outcome());
        if (answer.outcome() == Outcome.UNKNOWN) pause();
        return new Pressed(answer, Event.When.since(begun));
    }

    /** Two at the same moment, at two gateways. */
    List<Pressed> pressBoth(Operation operation, Press one, Press two) {
        List<URI> offices = town.offices();
        CompletableFuture<Pressed> first = begin(operation, offices.getFirst(), one);
        CompletableFuture<Pressed> second = begin(operation, offices.getLast(), two);
        return List.of(first.join(), second.join());
    }

    private CompletableFuture<Pressed> begin(Operation operation, URI office, Press press) {
        Call call = history.begin(operation);
        long begun = System.nanoTime();
        return press.browser().sendAt(office, press.form(), press.typed()).thenApply(answer -> {
            call.end(answer.outcome());
            return new Pressed(answer, Event.When.since(begun));
        });
    }

    /** Of two who wanted what only one can have, one got it at most. */
    void checkOneWon(List<Pressed> both, String what) {
        if (both.stream().allMatch(Pressed::isOk)) history.violate("both won: " + what);
    }

    /** Nothing to do, or nothing to be had: not at once again. */
    static void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }
}
