package io.pasarela.torture.checks;

import io.pasarela.torture.history.Event;
import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every acknowledged claim is kept, every deposit has a claim and money behind it, each pays and is
 * paid once, by exact money or on an operator's word.
 */
final class DepositCheck {

    /** What only somebody else is told of a transfer or an id that paid. */
    private static final Set<String> SPENT =
            Set.of("deposit.already_activated", "deposit.custom_id_taken");

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
        if (made.stream().anyMatch(deposit -> deposit.confirmedBy() == null)) {
            told.stream().filter(one -> SPENT.contains(String.valueOf(one.code())))
                    .forEach(one -> violations.add("refused to whom it was credited: " + one));
        }
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
}
