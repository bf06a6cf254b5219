package io.pasarela.demo.bank;

import io.pasarela.demo.bank.Event.Acknowledged;
import io.pasarela.demo.bank.Event.ReportWanted;
import io.pasarela.demo.bank.Event.Sent;
import io.pasarela.demo.journal.Journal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All transfers, and what of them the gateway knows. On the disk before it is true. */
final class Transfers implements AutoCloseable {

    private final Journal<Event> journal;
    private final Clock clock;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Set<String> numbers = new HashSet<>();

    /** Whether the gateway knows. */
    enum State { KEPT, TO_REPORT, ACKNOWLEDGED, REFUSED }

    /** A transfer, whether the gateway knows, and what it said if it refused. */
    record Line(Transfer transfer, State state, String message) {

        Line moved(State to, String message) {
            return new Line(transfer, to, message);
        }
    }

    private Transfers(Journal<Event> journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
        journal.past().forEach(this::apply);
    }

    static Transfers open(Path file, Clock clock) {
        return new Transfers(Journal.open(file, Event.class), clock);
    }

    @Override
    public synchronized void close() {
        journal.close();
    }

    /** Keeps a transfer, unless its number was used before. */
    synchronized boolean send(Transfer transfer) {
        if (lines.containsKey(transfer.id()) || numbers.contains(transfer.number())) return false;
        happen(new Sent(transfer));
        return true;
    }

    /** Has the gateway told at once, unless it knows already. */
    synchronized void reportNow(String id) {
        switch (line(id).state()) {
            case KEPT, TO_REPORT -> happen(new ReportWanted(id, clock.instant()));
            case ACKNOWLEDGED, REFUSED -> { }
        }
    }

    synchronized void answered(String id, Report report) {
        if (line(id).state() != State.TO_REPORT) return;
        switch (report) {
            case Report.Acknowledged _ -> happen(new Acknowledged(id, clock.instant()));
            case Report.Refused(var why) -> happen(new Event.Refused(id, why, clock.instant()));
            case Report.NoAnswer _ -> { }
        }
    }

    /** Transfers that the gateway should know by now and does not. */
    synchronized List<Transfer> due() {
        Instant now = clock.instant();
        return lines.values().stream()
                .filter(line -> line.state() == State.TO_REPORT)
                .map(Line::transfer)
                .filter(t -> t.reportAt() != null && !t.reportAt().isAfter(now))
                .toList();
    }

    /** A transfer, if it is this visitor's. */
    synchronized Optional<Line> find(String id, String visitor) {
        return Optional.ofNullable(lines.get(id))
                .filter(line -> line.transfer().visitor().equals(visitor));
    }

    /** A visitor's newest transfers. */
    synchronized List<Line> newest(String visitor, int limit) {
        return lines.values().stream()
                .filter(line -> line.transfer().visitor().equals(visitor))
                .sorted(Comparator.comparing((Line l) -> l.transfer().at()).reversed())
                .limit(limit).toList();
    }

    private Line line(String id) {
        Line line = lines.get(id);
        if (line == null) throw new IllegalArgumentException("no transfer " + id);
        return line;
    }

    private void happen(Event event) {
        journal.append(event);
        apply(event);
    }

    private void apply(Event event) {
        switch (event) {
            case Sent(var transfer) -> {
                numbers.add(transfer.number());
                lines.put(transfer.id(), new Line(transfer,
                        transfer.reportAt() == null ? State.KEPT : State.TO_REPORT, ""));
            }
            case ReportWanted(var id, var from) -> lines.put(id,
                    new Line(line(id).transfer().reportedFrom(from), State.TO_REPORT, ""));
            case Acknowledged(var id, _) ->
                lines.put(id, line(id).moved(State.ACKNOWLEDGED, ""));
            case Event.Refused(var id, var why, _) ->
                lines.put(id, line(id).moved(State.REFUSED, why));
        }
    }
}
