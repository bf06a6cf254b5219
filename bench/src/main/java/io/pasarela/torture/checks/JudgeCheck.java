package io.pasarela.torture.checks;

import io.pasarela.torture.history.Event.Answered;
import io.pasarela.torture.history.Event.Judged;
import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What operators decided about claims and held money was decided once (and once more after each
 * appeal), stands as they decided it, and nothing stands in their name that none of them said.
 */
final class JudgeCheck {

    private final List<String> violations = new ArrayList<>();
    private final Map<Long, List<Judged>> judged;
    private final Map<Long, List<Answered>> answered;
    private final Map<Long, Stored.Claim> claims;
    private final Map<Long, Stored.Fact> facts;
    private final Map<Long, Stored.Deposit> paid;

    private JudgeCheck(History history, Stored stored) {
        judged = history.events(Judged.class).stream()
                .collect(Collectors.groupingBy(Judged::claim));
        answered = history.events(Answered.class).stream()
                .collect(Collectors.groupingBy(Answered::fact));
        claims = byId(stored.claims(), Stored.Claim::id);
        facts = byId(stored.facts(), Stored.Fact::id);
        paid = byId(stored.deposits().stream().filter(deposit -> deposit.claim() != null).toList(),
                Stored.Deposit::claim);
    }

    /** Other checks complain of doubles. */
    private static <T> Map<Long, T> byId(List<T> all, Function<T, @Nullable Long> id) {
        return all.stream().collect(Collectors.toMap(id, one -> one, (one, _) -> one));
    }

    static List<String> violations(History history, Stored stored) {
        var check = new JudgeCheck(history, stored);
        check.judged.forEach(check::checkWords);
        check.claims.values().forEach(check::checkClaim);
        check.answered.forEach(check::checkAnswers);
        stored.facts().forEach(check::checkJoined);
        return check.violations;
    }

    private void checkWords(long claim, List<Judged> words) {
        List<Judged> valid = words.stream().filter(word -> word.outcome() == Outcome.OK).toList();
        Stored.Claim kept = claims.get(claim);
        if (valid.size() > 1 + (kept == null ? 0 : kept.appeals())) {
            violations.add("decided twice: " + valid);
        }
        boolean undone = kept != null && isUndone(valid, kept);
        for (Judged word : valid) {
            if (kept == null || !kept.merchant().equals(word.tenant().key())) {
                violations.add("decided, and gone: " + word);
            } else if (word.amount() == null ? undone
                    : !kept.status().equals("MATCHED") || !isOf(word, paid.get(claim))) {
                violations.add("decided otherwise than it stands: " + word + ", " + kept + ", "
                        + paid.get(claim));
            }
        }
    }

    /** Whether some rejection neither stands nor was appealed against. */
    private static boolean isUndone(List<Judged> valid, Stored.Claim kept) {
        long rejections = valid.stream().filter(word -> word.amount() == null).count();
        return rejections > kept.appeals() + (kept.status().equals("REJECTED") ? 1 : 0);
    }

    private static boolean isOf(Judged word, Stored.@Nullable Deposit deposit) {
        return deposit != null && word.amount() != null
                && Objects.equals(deposit.confirmedBy(), word.operator())
                && (word.fact() == null || word.fact() == deposit.fact())
                && deposit.amount() == Minor.of(word.payment().system(), word.amount());
    }

    /** A rejection, and a deposit on somebody's word, have somebody who said so. */
    private void checkClaim(Stored.Claim claim) {
        List<Judged> words = judged.getOrDefault(claim.id(), List.of()).stream()
                .filter(word -> word.outcome() != Outcome.REFUSED).toList();
        Stored.Deposit deposit = paid.get(claim.id());
        boolean isRejected = words.stream().anyMatch(word -> word.amount() == null);
        if (claim.appeals() > 2 || claim.wasRejectedBefore() && !isRejected) {
            violations.add("nobody could appeal like this: " + claim + ", " + words);
        }
        if (claim.wasRejectedBefore() && deposit != null && deposit.confirmedBy() == null) {
            violations.add("money overruled who rejected it: " + claim + ", " + deposit);
        }
        if (claim.status().equals("REJECTED")
                && (deposit != null || !isRejected)) {
            violations.add("nobody rejected this: " + claim + ", " + deposit);
        }
        if (deposit != null && deposit.confirmedBy() != null
                && words.stream().noneMatch(word -> isOf(word, deposit))) {
            violations.add("nobody confirmed this: " + deposit + ", " + words);
        }
    }

    private void checkAnswers(long id, List<Answered> answers) {
        List<Answered> valid = answers.stream()
                .filter(answer -> answer.outcome() == Outcome.OK).toList();
        if (valid.size() > 1) violations.add("answered twice: " + valid);
        for (Answered answer : valid) {
            Stored.Fact fact = facts.get(id);
            if (fact == null || fact.held() || (fact.joinedTo() != null) != answer.same()) {
                violations.add("answered otherwise than it stands: " + answer + ", " + fact);
            }
        }
    }

    private void checkJoined(Stored.Fact fact) {
        boolean said = answered.getOrDefault(fact.id(), List.of()).stream()
                .anyMatch(answer -> answer.same() && answer.outcome() != Outcome.REFUSED);
        if (fact.joinedTo() != null && !said) {
            violations.add("nobody said that it is the same money: " + fact);
        }
    }
}
