package io.pasarela.bankfeed;

import io.pasarela.bankfeed.BankTransaction.Standing;
import io.pasarela.bankfeed.BankTransaction.Status;
import io.pasarela.bankfeed.PairStore.Channel;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Brings several words about one payment together, of which some have no number: same account, same
 * amount, payers that agree, within minutes. Where two could be meant, an operator says.
 */
@Component
class Pairing {

    private final PairStore store;
    private final FactStore facts;
    private final ObjectProvider<Arrivals> arrivals;
    private final Clock clock;

    Pairing(PairStore store, FactStore facts, ObjectProvider<Arrivals> arrivals, Clock clock) {
        this.store = store;
        this.facts = facts;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /** The bank's own word about announced facts; whoever trusted them less is told. */
    List<FactStore.Confirmed> confirm(Collection<Long> announced) {
        if (announced.isEmpty()) return List.of();
        List<FactStore.Confirmed> confirmed = facts.confirm(announced, clock.instant());
        List<BankTransaction> surer =
                confirmed.stream().map(FactStore.Confirmed::fact).toList();
        arrivals.forEach(listener -> listener.confirmed(surer));
        return confirmed;
    }

    /**
     * A new fact after the search.
     *
     * @param booked its money is in the books already, as that of the fact it took over
     */
    record Settled(BankTransaction fact, boolean booked) {

        boolean isNewMoney() {
            return fact.isFree() && !booked;
        }
    }

    /** The money that a text without a number may be another word about. */
    List<BankTransaction> listTold(NewFact text, Channel channel, Instant now) {
        return agreeing(store.listTold(text, channel, now), text.payer());
    }

    /**
     * Looks for announced money that new facts are another word about, and holds those of which
     * nobody can say.
     *
     * @param channel how a text came; null for reports
     * @param doubtful the text has no number and may be about several facts
     */
    List<Settled> settle(
            List<BankTransaction> facts, @Nullable Channel channel, boolean doubtful) {
        Map<Long, List<BankTransaction>> alone = store.lockAnnounced(facts.stream()
                .filter(fact -> fact.isFree() && fact.reference() != null)
                .map(BankTransaction::id).toList(), channel);
        return facts.stream().map(fact -> {
            List<BankTransaction> meant =
                    agreeing(alone.getOrDefault(fact.id(), List.of()), fact.origin().payer());
            if (doubtful && fact.isFree() || meant.size() > 1) return hold(fact);
            return meant.isEmpty() ? new Settled(fact, false) : take(fact, meant.getFirst());
        }).toList();
    }

    private Settled hold(BankTransaction fact) {
        require(store.hold(fact.id()), fact);
        Standing now = fact.standing();
        return new Settled(fact.standing(
                new Standing(now.status(), now.evidence(), true, null)), false);
    }

    /** The number stands for both; where the other one has paid somebody, that one does. */
    private Settled take(BankTransaction fact, BankTransaction alone) {
        if (alone.standing().status() == Status.CLAIMED) {
            require(store.merge(fact.id(), alone.id()), fact);
            if (!fact.isAnnounced()) confirm(List.of(alone.id()));
            return new Settled(fact.standing(new Standing(Status.IGNORED,
                    fact.standing().evidence(), false, alone.id())), false);
        }
        // Another fact of the same batch may have taken it.
        if (!store.merge(alone.id(), fact.id())) return new Settled(fact, false);
        store.retell(alone.id(), fact.id());
        return new Settled(fact, !alone.standing().held());
    }

    /** What an operator may say a held fact is. */
    List<BankTransaction> listLike(BankTransaction held) {
        return agreeing(store.listLike(held), held.origin().payer());
    }

    /** Makes a held fact and one it is like the same money; the result stands for both. */
    BankTransaction unite(BankTransaction held, BankTransaction known) {
        boolean takesOver =
                held.reference() != null && known.standing().status() == Status.UNCLAIMED;
        BankTransaction kept = takesOver ? held : known;
        BankTransaction merged = takesOver ? known : held;
        require(store.merge(merged.id(), kept.id()), merged);
        store.retell(merged.id(), kept.id());
        if (!merged.isAnnounced()) confirm(List.of(kept.id()));
        return kept;
    }

    private static List<BankTransaction> agreeing(
            List<BankTransaction> facts, @Nullable String payer) {
        return facts.stream().filter(fact -> Payers.agree(fact.origin().payer(), payer)).toList();
    }

    private static void require(boolean done, BankTransaction fact) {
        if (!done) throw new IllegalStateException("bank transaction " + fact.id() + " moved");
    }
}
