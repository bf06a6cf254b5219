package io.pasarela.candidates;

import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.bankfeed.Suspense;
import io.pasarela.deposits.Claim;
import io.pasarela.deposits.Deposits;
import io.pasarela.matching.Likeness;
import io.pasarela.matching.Ranking;
import io.pasarela.matching.Sign;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds what may belong together, the likeliest first, with all that speaks for and against it. */
@Component
public class Candidates {

    private final Deposits deposits;
    private final Suspense suspense;
    private final Traces traces;

    /** Something that may be meant, and why. */
    public record Candidate<T>(T subject, List<Sign> signs) {

        public Candidate {
            signs = List.copyOf(signs);
        }
    }

    Candidates(Deposits deposits, Suspense suspense, Traces traces) {
        this.deposits = deposits;
        this.suspense = suspense;
        this.traces = traces;
    }

    /** The money a claim may be about. */
    @Transactional(readOnly = true)
    public List<Candidate<BankTransaction>> facts(Claim claim) {
        Tills tills = traces.tills(claim.merchant(), claim.payment().claimed());
        List<BankTransaction> around = suspense.listAround(new Suspense.Around(
                claim.merchant(), tills.accounts(),
                Likeness.around(claim.payment().key1()), claim.payment().claimed(),
                claim.payment().claimedAt()));
        List<String> others = numbersOfOthers(claim, tills, around);
        return together(Ranking.facts(traces.claims(List.of(claim), tills).getFirst(),
                around.stream().map(Traces::fact).toList(), others), around, BankTransaction::id);
    }

    private List<String> numbersOfOthers(
            Claim claim, Tills tills, Collection<BankTransaction> around) {
        List<String> numbers = around.stream().map(BankTransaction::reference)
                .filter(Objects::nonNull).distinct().toList();
        return deposits.listOpen(claim.merchant(), tills.systems(), numbers).stream()
                .filter(other -> other.id() != claim.id())
                .map(other -> other.payment().key1()).toList();
    }

    /** The claims that may be about money which nobody claimed. */
    @Transactional(readOnly = true)
    public List<Candidate<Claim>> claims(BankTransaction fact) {
        Tills tills = traces.tills(fact.merchant(), fact.amount());
        String number = fact.reference();
        List<Claim> around = deposits.listAround(new Deposits.Around(
                fact.merchant(), tills.systems(),
                number == null ? List.of() : Likeness.around(number), fact.amount(), fact.at()));
        return together(Ranking.claims(Traces.fact(fact), traces.claims(around, tills)),
                around, Claim::id);
    }

    private static <T> List<Candidate<T>> together(
            List<Ranking.Candidate> ranked, List<T> around, ToLongFunction<T> id) {
        Map<Long, T> byId = around.stream()
                .collect(Collectors.toMap(id::applyAsLong, Function.identity()));
        return ranked.stream()
                .map(one -> new Candidate<>(byId.get(one.id()), one.signs())).toList();
    }
}
