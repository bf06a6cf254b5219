package io.pasarela.matching;

import io.pasarela.matching.Claim.Difference;
import io.pasarela.matching.Verdict.AlreadyUsed;
import io.pasarela.matching.Verdict.BeyondLimits;
import io.pasarela.matching.Verdict.Mismatch;
import io.pasarela.matching.Verdict.NeedsOperator;
import io.pasarela.matching.Verdict.Pays;
import io.pasarela.matching.Verdict.Waits;
import java.util.List;

/** Decides, and touches nothing: the same facts and claims always give the same verdict. */
public final class Matcher {

    private Matcher() {}

    /**
     * Judges a claim made just now (PROTOCOL 4.2).
     *
     * @param facts all money with the claim's number on the merchant's accounts of that system
     * @param rivals how many other open claims name the number
     */
    public static Verdict judgeNew(Claim claim, List<Fact> facts, int rivals) {
        if (facts.isEmpty()) {
            return claim.terms().limits().allow(claim.amount()) ? new Waits() : new BeyondLimits();
        }
        if (facts.size() > 1) return new NeedsOperator(Reason.SEVERAL_FACTS);
        Fact fact = facts.getFirst();
        return switch (fact.state()) {
            case USED -> new AlreadyUsed(fact.id());
            case HELD -> new NeedsOperator(Reason.MONEY_HELD);
            case SET_ASIDE -> new NeedsOperator(Reason.MONEY_SET_ASIDE);
            case FREE, ANNOUNCED -> rivals > 0
                    ? new NeedsOperator(Reason.SEVERAL_CLAIMS) : judgeFree(claim, fact);
        };
    }

    private static Verdict judgeFree(Claim claim, Fact fact) {
        Difference difference = claim.terms().difference();
        boolean exact = fact.amount().equals(claim.amount());
        if (!exact && difference == Difference.REFUSE) return new Mismatch(fact.id());
        if (!exact && difference == Difference.ASK_OPERATOR) {
            return new NeedsOperator(Reason.AMOUNT_DIFFERS);
        }
        if (!claim.terms().byItself()) return new NeedsOperator(Reason.SHORT_NUMBER);
        if (!claim.terms().limits().allow(fact.amount())) {
            return new NeedsOperator(Reason.OUTSIDE_LIMITS);
        }
        // The last of all reasons: once a statement confirms the money, nothing else is in the way.
        if (fact.state() == Fact.State.ANNOUNCED
                && !claim.terms().ceiling().allows(fact.amount(), claim.paidToday())) {
            return new NeedsOperator(Reason.ABOVE_CEILING);
        }
        return new Pays(fact.id());
    }

    /**
     * Judges a claim that was waiting when money came: only exact money pays it, and only when it
     * is the one claim that can be meant.
     */
    public static Verdict judgeWaiting(Claim claim, List<Fact> facts, int rivals) {
        Verdict verdict = judgeNew(claim, facts, rivals);
        return switch (verdict) {
            case Pays(long id) when facts.getFirst().amount().equals(claim.amount()) -> verdict;
            case Pays _, Mismatch _ -> new NeedsOperator(Reason.AMOUNT_DIFFERS);
            case BeyondLimits _ -> new Waits();
            case Waits _, NeedsOperator _, AlreadyUsed _ -> verdict;
        };
    }
}
