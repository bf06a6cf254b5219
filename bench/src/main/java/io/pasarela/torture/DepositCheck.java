package io.pasarela.torture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every acknowledged claim is kept, every deposit has a claim and money behind it, each pays and is
 * paid once, and money and claim that belong together have met.
 */
final class DepositCheck {

    /** What waits for its money this long expires, and is paid by late money this much longer. */
    private static final int LATEST_DAYS = 7 + 30;
    /** Between a check's clocks and the gateways' there is some play. */
    private static final int DAYS_OF_GRACE = 2;

    private record Slip(String merchant, Event.Payment payment) {}

    private record Number(String merchant, String system, String key1) {}

    private record CustomId(String merchant, String customId) {}

    private final History history;
    private final Stored stored;
    private final List<String> violations = new ArrayList<>();
    private final Map<Slip, List<Event.Claimed>> slips;
    private final Map<CustomId, List<Event.Claimed>> claimed;
    private final Map<CustomId, List<Event.Judged>> judged;
    private final Map<CustomId, List<Stored.Deposit>> deposits;
    private final Map<CustomId, List<Stored.Claim>> kept;
    private final Map<Long, Stored.Fact> facts;
    private final Set<CustomId> bound = new HashSet<>();
    private final Set<Number> paidNumbers = new HashSet<>();

    private DepositCheck(History history, Stored stored) {
        this.history = history;
        this.stored = stored;
        slips = history.events(Event.Claimed.class).stream().collect(Collectors.groupingBy(
                told -> new Slip(told.tenant().key(), normalised(told.payment()))));
        claimed = history.events(Event.Claimed.class).stream().collect(Collectors.groupingBy(
                told -> new CustomId(told.tenant().key(), told.payment().customId())));
        judged = history.events(Event.Judged.class).stream().collect(Collectors.groupingBy(
                told -> new CustomId(told.tenant().key(), told.payment().customId())));
        deposits = stored.deposits().stream().collect(Collectors.groupingBy(
                deposit -> new CustomId(deposit.merchant(), deposit.customId())));
        kept = stored.claims().stream().collect(Collectors.groupingBy(
                claim -> new CustomId(claim.merchant(), claim.customId())));
        facts = stored.facts().stream().collect(Collectors.toMap(Stored.Fact::id, fact -> fact));
    }

    /** Amounts that differ in their decimals only are equal. */
    private static Event.Payment normalised(Event.Payment payment) {
        return new Event.Payment(payment.system(), payment.label(), payment.customId(),
                payment.key1(), payment.amount().stripTrailingZeros());
    }

    static List<String> violations(History history, Stored stored) {
        var check = new DepositCheck(history, stored);
        check.checkDeposits();
        check.slips.forEach(check::checkAnswers);
        check.checkOneWinner();
        check.checkSuperseded();
        check.checkMet();
        return check.violations;
    }

    private void checkDeposits() {
        Set<Long> spent = new HashSet<>();
        for (Stored.Deposit deposit : stored.deposits()) {
            Stored.Fact fact = facts.get(deposit.fact());
            if (!spent.add(deposit.fact())) violations.add("money that paid twice: " + deposit);
            if (deposit.binds() && !bound.add(id(deposit))) {
                violations.add("a custom id bound twice: " + deposit);
            }
            paidNumbers.add(number(deposit));
            if (fact == null || !fact.status().equals("CLAIMED")
                    || fact.amount() != deposit.amount()
                    || !fact.merchant().equals(deposit.merchant())) {
                violations.add("credited is not what was received: " + deposit + ", " + fact);
            }
            if (!isWanted(deposit)) violations.add("nobody claimed this: " + deposit);
            checkConfirmation(deposit, fact);
        }
        stored.facts().stream()
                .filter(fact -> fact.status().equals("CLAIMED") && !spent.contains(fact.id()))
                .forEach(fact -> violations.add("claimed by no deposit: " + fact));
    }

    private static Number number(Stored.Deposit deposit) {
        return new Number(deposit.merchant(), deposit.system(), deposit.key1());
    }

    /** Whether some claim that was not refused says so. */
    private boolean isWanted(Stored.Deposit deposit) {
        return claimed.getOrDefault(id(deposit), List.of()).stream().anyMatch(told ->
                told.outcome() != Outcome.REFUSED && isOf(told.payment(), deposit));
    }

    private static CustomId id(Stored.Deposit deposit) {
        return new CustomId(deposit.merchant(), deposit.customId());
    }

    private static boolean isOf(Event.Payment payment, Stored.Deposit deposit) {
        return payment.customId().equals(deposit.customId())
                && payment.label().equals(deposit.label())
                && payment.key1().equals(deposit.key1())
                && payment.system().equals(deposit.system())
                && Minor.of(payment.system(), payment.amount()) == deposit.claimed();
    }

    /** By itself only exact money with the very number; else some operator must have said so. */
    private void checkConfirmation(Stored.Deposit deposit, Stored.Fact fact) {
        if (deposit.confirmedBy() == null) {
            if (fact != null && (deposit.claimed() != fact.amount()
                    || !deposit.key1().equals(fact.reference()) || fact.held())) {
                violations.add("paid by itself though not exact: " + deposit + ", " + fact);
            }
            return;
        }
        boolean said = judged.getOrDefault(id(deposit), List.of()).stream().anyMatch(word ->
                word.outcome() != Outcome.REFUSED && word.amount() != null
                        && word.operator().equals(deposit.confirmedBy())
                        && Minor.of(deposit.system(), word.amount()) == deposit.amount());
        if (!said) violations.add("no operator confirmed this: " + deposit);
    }

    private void checkAnswers(Slip slip, List<Event.Claimed> told) {
        boolean activated = told.stream().anyMatch(one -> one.answer() == Event.Answer.ACTIVATED);
        boolean waiting = told.stream().anyMatch(one -> one.answer() == Event.Answer.WAITING);
        boolean refused = told.stream().allMatch(one -> one.outcome() == Outcome.REFUSED);
        var id = new CustomId(slip.merchant(), slip.payment().customId());
        List<Stored.Deposit> made = deposits.getOrDefault(id, List.of()).stream()
                .filter(deposit -> isOf(slip.payment(), deposit)).toList();
        boolean stays = !made.isEmpty() || kept.getOrDefault(id, List.of()).stream()
                .anyMatch(claim -> isOf(slip.payment(), claim));
        if (activated && made.isEmpty()) violations.add("an acknowledged deposit is lost: " + slip);
        if (waiting && !stays) violations.add("an acknowledged claim is lost: " + slip);
        if (refused && stays) violations.add("a refused claim was kept: " + slip);
        told.stream().filter(one -> one.received() != null && !made.isEmpty())
                .filter(one -> made.stream().noneMatch(deposit -> deposit.amount()
                        == Minor.of(deposit.system(), one.received())))
                .forEach(one -> violations.add("told another amount: " + one));
    }

    private static boolean isOf(Event.Payment payment, Stored.Claim claim) {
        return payment.customId().equals(claim.customId())
                && payment.label().equals(claim.label())
                && payment.key1().equals(claim.key1())
                && payment.system().equals(claim.system())
                && Minor.of(payment.system(), payment.amount()) == claim.amount();
    }

    /** However many were told that they are paid: one number pays one id. */
    private void checkOneWinner() {
        history.events(Event.Claimed.class,
                claimed -> claimed.answer() == Event.Answer.ACTIVATED).stream()
                .collect(Collectors.groupingBy(claimed -> new Number(claimed.tenant().key(),
                                claimed.payment().system(), claimed.payment().key1()),
                        Collectors.mapping(claimed -> claimed.payment().customId(),
                                Collectors.toSet())))
                .forEach((number, winners) -> {
                    if (winners.size() > 1) {
                        violations.add("paid to " + winners + ": " + number);
                    }
                });
    }

    /** Who was told that his new number waits is not paid by the number he gave before. */
    private void checkSuperseded() {
        record Payer(String merchant, String customId, String label) {}
        Map<Payer, Event.Payment> last = new HashMap<>();
        Set<Stored.Deposit> suspects = new HashSet<>();
        for (Event.Claimed told : history.events(Event.Claimed.class,
                one -> one.answer() == Event.Answer.WAITING)) {
            var payer = new Payer(told.tenant().key(),
                    told.payment().customId(), told.payment().label());
            Event.Payment before = last.put(payer, told.payment());
            if (before == null || before.key1().equals(told.payment().key1())) continue;
            deposits.getOrDefault(new CustomId(payer.merchant(), payer.customId()), List.of())
                    .stream().filter(deposit -> deposit.confirmedBy() == null
                            && isOf(before, deposit) && deposit.claim() != null)
                    .forEach(suspects::add);
        }
        suspects.stream().filter(deposit -> !isLatest(deposit)).forEach(deposit ->
                violations.add("paid by a number that was replaced: " + deposit));
    }

    private boolean isLatest(Stored.Deposit deposit) {
        return claimed.get(id(deposit)).stream()
                .filter(told -> told.outcome() != Outcome.REFUSED
                        && told.payment().label().equals(deposit.label()))
                .toList().getLast().payment().key1().equals(deposit.key1());
    }

    /** One acknowledged claim, alone, and its exact money: nothing may keep them apart. */
    private void checkMet() {
        Map<Number, List<History.Told<Event.Claimed>>> claims =
                history.told(Event.Claimed.class).stream().collect(Collectors.groupingBy(
                        told -> new Number(told.event().tenant().key(),
                                told.event().payment().system(), told.event().payment().key1())));
        Set<Number> seen = history.events(Event.Judged.class).stream()
                .map(one -> new Number(one.tenant().key(), one.payment().system(),
                        one.payment().key1())).collect(Collectors.toSet());
        Map<Number, List<History.Told<Event.Reported>>> reports =
                history.told(Event.Reported.class).stream()
                        .filter(told -> told.event().id() != null)
                        .collect(Collectors.groupingBy(told -> new Number(
                                told.event().tenant().key(), told.event().system(),
                                told.event().reference())));
        reports.forEach((number, reported) -> {
            List<History.Told<Event.Claimed>> claimed = claims.getOrDefault(number, List.of());
            if (!claimed.isEmpty() && !seen.contains(number) && !paidNumbers.contains(number)
                    && mustMeet(claimed, reported.getFirst())) {
                violations.add("money and claim never met: " + claimed.getFirst().event()
                        + ", " + reported.getFirst().event());
            }
        });
    }

    private boolean mustMeet(List<History.Told<Event.Claimed>> claims,
            History.Told<Event.Reported> report) {
        Event.Claimed first = claims.getFirst().event();
        boolean alone = claims.stream().allMatch(told -> told.event().operation()
                        != Operation.WINDOW
                && normalised(told.event().payment()).equals(normalised(first.payment())));
        boolean kept = claims.stream().anyMatch(told ->
                told.event().answer() == Event.Answer.WAITING);
        boolean exact = Minor.of(first.payment().system(), first.payment().amount())
                == Minor.of(report.event().system(), report.event().amount());
        boolean inTime = report.day() - claims.getFirst().day()
                <= LATEST_DAYS - DAYS_OF_GRACE;
        return alone && kept && exact && inTime && isOnlyUseOfItsId(first)
                && facts.get(report.event().id()).status().equals("UNCLAIMED")
                && !facts.get(report.event().id()).held();
    }

    private boolean isOnlyUseOfItsId(Event.Claimed claim) {
        return claimed.get(new CustomId(claim.tenant().key(), claim.payment().customId()))
                .stream().allMatch(other ->
                        normalised(other.payment()).equals(normalised(claim.payment())));
    }
}
