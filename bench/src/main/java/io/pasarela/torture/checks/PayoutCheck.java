package io.pasarela.torture.checks;

import io.pasarela.torture.history.Event.Looked;
import io.pasarela.torture.history.Event.Stand;
import io.pasarela.torture.history.Event.When;
import io.pasarela.torture.history.Event.Work;
import io.pasarela.torture.history.Event.Worked;
import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every withdrawal went its way: in one pair of hands at a time, ended once and by somebody, proved
 * by a reference of its own, and nothing that an operator was told or shown was undone.
 */
final class PayoutCheck {

    /** After everything. */
    private static final When AT_THE_END = new When(Long.MAX_VALUE, Long.MAX_VALUE);

    private record Id(String merchant, String withdrawalId) implements Comparable<Id> {

        @Override
        public int compareTo(Id other) {
            return toString().compareTo(other.toString());
        }
    }

    /** How a withdrawal stood at some moment of that time. */
    private record Seen(Stand stand, @Nullable String reference, When when) {}

    private final List<String> violations = new ArrayList<>();
    private final Map<Id, List<Worked>> worked;
    private final Map<Id, List<Looked>> looked;
    private final Map<Id, Stored.Withdrawal> kept = new HashMap<>();

    private PayoutCheck(History history, Stored stored) {
        worked = history.events(Worked.class).stream().collect(Collectors.groupingBy(
                act -> new Id(act.tenant().key(), act.withdrawalId())));
        looked = history.events(Looked.class).stream().collect(Collectors.groupingBy(
                look -> new Id(look.tenant().key(), look.withdrawalId())));
        stored.withdrawals().forEach(withdrawal -> kept.put(
                new Id(withdrawal.merchant(), withdrawal.withdrawalId()), withdrawal));
    }

    static List<String> violations(History history, Stored stored) {
        var check = new PayoutCheck(history, stored);
        var ids = new TreeSet<>(check.worked.keySet());
        ids.addAll(check.looked.keySet());
        ids.addAll(check.kept.keySet());
        ids.forEach(check::check);
        check.checkReferences();
        return check.violations;
    }

    private void check(Id id) {
        Stored.Withdrawal withdrawal = kept.get(id);
        List<Worked> acts = worked.getOrDefault(id, List.of());
        if (withdrawal == null) {
            violations.add("operators saw it, and it is gone: " + id);
        } else if (withdrawal.origin().equals("TEST")) {
            if (count(acts, Work.TAKE) > 0 || ends(acts).findAny().isPresent()) {
                violations.add("a test was worked on: " + id);
            }
        } else {
            checkActs(id, acts);
            checkWay(id, acts, seen(id, acts, withdrawal));
        }
    }

    private static long count(List<Worked> acts, Work work) {
        return acts.stream().filter(act -> act.work() == work && isOk(act)).count();
    }

    private static boolean isOk(Worked act) {
        return act.outcome() == Outcome.OK;
    }

    private static Stream<Worked> ends(List<Worked> acts) {
        return acts.stream().filter(act -> isOk(act) && stand(act.work()).isEnd());
    }

    private void checkActs(Id id, List<Worked> acts) {
        long mayBeBack = acts.stream().filter(act -> act.work() == Work.PUT_BACK
                && act.outcome() != Outcome.REFUSED).count();
        if (count(acts, Work.TAKE) > 1 + mayBeBack) {
            violations.add("two have it: " + id + ", " + acts);
        }
        if (ends(acts).count() > 1) violations.add("ended twice: " + id + ", " + acts);
        ends(acts).forEach(end -> acts.stream()
                .filter(act -> isOk(act) && end.when().isBefore(act.when()))
                .forEach(act -> violations.add("worked on after its end: " + act)));
    }

    /** All that was shown, all that was acknowledged, and the end. */
    private List<Seen> seen(Id id, List<Worked> acts, Stored.Withdrawal withdrawal) {
        var seen = new ArrayList<Seen>();
        looked.getOrDefault(id, List.of()).forEach(look ->
                seen.add(new Seen(look.stand(), look.reference(), look.when())));
        acts.stream().filter(PayoutCheck::isOk).forEach(act ->
                seen.add(new Seen(stand(act.work()), act.reference(), act.when())));
        seen.add(new Seen(
                Stand.valueOf(withdrawal.state()), withdrawal.reference(), AT_THE_END));
        return seen;
    }

    private static Stand stand(Work work) {
        return switch (work) {
            case TAKE -> Stand.IN_PROGRESS;
            case PAY -> Stand.PROCESSED;
            case REJECT -> Stand.REJECTED;
            case PUT_BACK -> Stand.NEW;
        };
    }

    private void checkWay(Id id, List<Worked> acts, List<Seen> seen) {
        for (Seen later : seen) {
            if (later.stand().isEnd() && !isEndedBySomebody(acts, later)) {
                violations.add("nobody did this: " + id + ", " + later + ", " + acts);
            }
            for (Seen earlier : seen) {
                if (earlier.when().isBefore(later.when()) && !isPath(acts, earlier, later)) {
                    violations.add("not its way: " + id + ", from " + earlier + " to " + later
                            + ", " + acts);
                }
            }
        }
    }

    private static boolean isEndedBySomebody(List<Worked> acts, Seen end) {
        return acts.stream().anyMatch(act -> act.outcome() != Outcome.REFUSED
                && stand(act.work()) == end.stand()
                && Objects.equals(act.reference(), end.reference()));
    }

    private static boolean isPath(List<Worked> acts, Seen earlier, Seen later) {
        return switch (earlier.stand()) {
            case PROCESSED, REJECTED -> earlier.stand() == later.stand()
                    && Objects.equals(earlier.reference(), later.reference());
            case IN_PROGRESS -> later.stand() != Stand.NEW
                    || mayHaveHappened(acts, Work.PUT_BACK, earlier.when());
            case NEW -> later.stand() == Stand.NEW || later.stand() == Stand.REJECTED
                    || mayHaveHappened(acts, Work.TAKE, earlier.when());
        };
    }

    /** Whether such an act may have had its effect after that. */
    private static boolean mayHaveHappened(List<Worked> acts, Work work, When after) {
        return acts.stream().anyMatch(act -> act.work() == work && switch (act.outcome()) {
            case OK -> !act.when().isBefore(after);
            case UNKNOWN -> true;
            case REFUSED -> false;
        });
    }

    private void checkReferences() {
        kept.values().stream().filter(withdrawal -> withdrawal.reference() != null)
                .collect(Collectors.groupingBy(withdrawal ->
                        withdrawal.account() + " " + withdrawal.reference()))
                .values().stream().filter(same -> same.size() > 1)
                .forEach(same -> violations.add("one reference proves several: " + same));
        worked.values().stream().flatMap(List::stream)
                .filter(act -> act.work() == Work.PAY && isOk(act))
                .collect(Collectors.groupingBy(
                        act -> act.tenant().key() + " " + act.reference()))
                .values().stream().filter(same -> same.size() > 1)
                .forEach(same -> violations.add("one reference proved several: " + same));
    }
}
