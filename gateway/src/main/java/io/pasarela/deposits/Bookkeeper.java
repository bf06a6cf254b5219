package io.pasarela.deposits;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import io.pasarela.bankfeed.BankFeed;
import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.ledger.Book;
import io.pasarela.ledger.Entry;
import io.pasarela.ledger.Ledger;
import io.pasarela.postbacks.Notice;
import io.pasarela.postbacks.Postbacks;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes what was decided, all of it or nothing; the hot counters last. */
@Component
@Transactional(propagation = MANDATORY)
class Bookkeeper {

    private final ClaimStore claims;
    private final DepositStore deposits;
    private final BankFeed bankFeed;
    private final Proofs proofs;
    private final Postbacks postbacks;
    private final Ledger ledger;
    private final Clock clock;

    Bookkeeper(ClaimStore claims, DepositStore deposits, BankFeed bankFeed, Proofs proofs,
            Postbacks postbacks, Ledger ledger, Clock clock) {
        this.claims = claims;
        this.deposits = deposits;
        this.bankFeed = bankFeed;
        this.proofs = proofs;
        this.postbacks = postbacks;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Deposits in the order of the drafts, claim ids in the order of the inserts. */
    record Written(List<Deposit> deposits, List<Long> claims) {}

    Written write(Plan plan) {
        Instant now = clock.instant();
        expect(claims.supersede(plan.superseded, now), plan.superseded.size(), "superseded");
        List<Long> kept = keep(plan.claims, now);
        plan.flags.forEach(claims::flag);
        deposits.count(plan.misses, now);
        return new Written(make(plan, now), kept);
    }

    private List<Long> keep(List<ClaimStore.Insert> inserts, Instant now) {
        if (inserts.isEmpty()) return List.of();
        List<ClaimStore.Insert> ready =
                inserts.stream().map(insert -> withPicture(insert, now)).toList();
        List<Claim> stored = claims.insert(ready, now);
        expect(stored.size(), inserts.size(), "claims");
        record Key(Object merchant, String customId, String label) {}
        Map<Key, Long> ids = new HashMap<>();
        stored.forEach(claim -> ids.put(new Key(claim.merchant(),
                claim.payment().customId(), claim.payment().label()), claim.id()));
        return inserts.stream().map(insert -> ids.get(new Key(insert.claim().merchant(),
                insert.claim().payment().customId(), insert.claim().payment().label()))).toList();
    }

    private ClaimStore.Insert withPicture(ClaimStore.Insert insert, Instant now) {
        NewClaim claim = insert.claim();
        if (claim.picture() == null) return insert;
        Proofs.Kept kept = proofs.keep(claim.merchant(), claim.payment(), claim.picture(), now);
        Set<Flag> flags = new HashSet<>(insert.flags());
        flags.addAll(kept.flags());
        return new ClaimStore.Insert(claim, flags, kept.picture());
    }

    private List<Deposit> make(Plan plan, Instant now) {
        if (plan.deposits.isEmpty()) return List.of();
        List<Long> spent =
                plan.deposits.stream().map(DepositStore.Draft::bankTransaction).toList();
        List<BankTransaction> facts = bankFeed.claim(spent);
        expect(claims.match(plan.matched, null, now), plan.matched.size(), "matched claims");
        expect(deposits.count(plan.announced), plan.announced.size(), "announced facts");
        return book(plan.deposits, facts, now);
    }

    /** Makes deposits of facts that are marked as claimed already. */
    List<Deposit> book(
            List<DepositStore.Draft> drafts, List<BankTransaction> facts, Instant now) {
        List<Deposit> made = deposits.insert(drafts, now);
        expect(made.size(), drafts.size(), "deposits");
        Map<Long, Deposit> byFact = new HashMap<>();
        made.forEach(deposit -> byFact.put(deposit.bankTransaction(), deposit));

        var notices = new ArrayList<Notice>();
        var entries = new ArrayList<Entry>();
        for (BankTransaction fact : facts) {
            Deposit deposit = byFact.get(fact.id());
            notices.add(notice(deposit, fact));
            entries.add(new Entry(deposit.merchant(), new Book.Suspense(fact.bankAccount()),
                    new Book.Merchant(), deposit.amount(), Entry.Cause.DEPOSIT, deposit.id()));
        }
        postbacks.enqueue(notices);
        ledger.post(entries);
        return drafts.stream().map(draft -> byFact.get(draft.bankTransaction())).toList();
    }

    private static Notice notice(Deposit deposit, BankTransaction fact) {
        Payment payment = deposit.payment();
        String reference = fact.reference() == null ? payment.key1() : fact.reference();
        return new Notice.DepositNotice(deposit.merchant(), deposit.id(), payment.system(),
                deposit.amount(), payment.label(), deposit.activatedAt(), fact.origin().payer(),
                fact.id(), reference, payment.customId());
    }

    private static void expect(int found, int wanted, String what) {
        if (found != wanted) throw new Collision(found + " of " + wanted + " " + what);
    }
}
