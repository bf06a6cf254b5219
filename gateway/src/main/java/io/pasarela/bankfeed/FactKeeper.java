package io.pasarela.bankfeed;

import io.pasarela.bankfeed.BankFeed.HeldDecision;
import io.pasarela.bankfeed.BankTransaction.Evidence;
import io.pasarela.bankfeed.FactStore.Keyed;
import io.pasarela.bankfeed.PairStore.Channel;
import io.pasarela.ledger.Book;
import io.pasarela.ledger.Entry;
import io.pasarela.ledger.Ledger;
import io.pasarela.merchants.MerchantId;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.wallets.Wallets;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts facts and their money into the books, inside its caller's transaction. */
@Component
class FactKeeper {

    private final FactStore store;
    private final SourceStore sources;
    private final Wallets wallets;
    private final PaymentSystems systems;
    private final Ledger ledger;
    private final Pairing pairing;
    private final Clock clock;

    FactKeeper(FactStore store, SourceStore sources, Wallets wallets, PaymentSystems systems,
            Ledger ledger, Pairing pairing, Clock clock) {
        this.store = store;
        this.sources = sources;
        this.wallets = wallets;
        this.systems = systems;
        this.ledger = ledger;
        this.pairing = pairing;
        this.clock = clock;
    }

    /** One receipt a report, in their order. */
    List<Receipt> keep(List<NewFact> reports, Source source) {
        return keep(reports, new Teller(source, null, null, false));
    }

    /** The same for a statement's lines: the bank is believed whatever it says. */
    List<Receipt> book(List<NewFact> lines, String operator) {
        return lines.isEmpty() ? List.of() : keep(lines, new Teller(null, operator, null, false));
    }

    /**
     * What a text announced. For one without a number the caller keeps other facts out of the
     * account, else another word about the same money could be missed.
     */
    Receipt announce(NewFact text, Channel channel, Source source) {
        Instant now = clock.instant();
        boolean known = text.lone() == null || !store.listKnown(List.of(text), now).isEmpty();
        List<BankTransaction> told =
                known ? List.of() : pairing.listTold(text, channel, now);
        if (told.size() == 1) return again(told.getFirst(), text, Known.NOTHING);
        var teller = new Teller(source, null, channel, !told.isEmpty());
        return keep(List.of(text), teller).getFirst();
    }

    /** The fact that a text is another word about, as far as that is clear. */
    Optional<BankTransaction> findTold(NewFact text, Channel channel) {
        Instant now = clock.instant();
        Optional<BankTransaction> known = store.listKnown(List.of(text), now).stream()
                .map(Keyed::fact).findFirst();
        if (known.isPresent() || text.lone() == null) return known;
        List<BankTransaction> told = pairing.listTold(text, channel, now);
        return told.size() == 1 ? Optional.of(told.getFirst()) : Optional.empty();
    }

    /**
     * Who reports, a source or an operator, and for a text how it came and whether it may be about
     * several facts.
     */
    private record Teller(@Nullable Source source, @Nullable String operator,
            @Nullable Channel channel, boolean doubtful) {

        FactStore.Maker maker() {
            return new FactStore.Maker(source == null ? null : source.id(), operator);
        }
    }

    private List<Receipt> keep(List<NewFact> reports, Teller teller) {
        Instant now = clock.instant();
        Map<NewFact.Key, BankTransaction> known = byKey(store.listKnown(reports, now));
        List<NewFact> fresh = new ArrayList<>();
        Map<NewFact.Key, Receipt> refused = new HashMap<>();
        var seen = new HashSet<NewFact.Key>();
        for (NewFact report : reports) {
            if (known.containsKey(report.key()) || !seen.add(report.key())) continue;
            if (isWithinCeiling(teller.source(), report, now)) {
                fresh.add(report);
            } else {
                refused.put(report.key(), new Receipt.Refused(
                        "feed.ceiling", "more than this source may report in a day"));
            }
        }
        List<Fresh> settled = insert(fresh, teller, now);
        Map<NewFact.Key, BankTransaction> stored = settled.stream().collect(
                Collectors.toMap(Fresh::key, one -> one.settled().fact()));
        if (stored.size() < fresh.size()) {
            // Somebody else stored the same transfer in this moment; now it can be seen.
            known = byKey(store.listKnown(reports, now));
            known.keySet().removeAll(stored.keySet());
        }
        List<FactStore.Confirmed> confirmed = confirm(reports, known);
        List<Receipt> receipts = receipts(reports, refused, stored, new Known(known,
                confirmed.stream().map(FactStore.Confirmed::fact)
                        .collect(Collectors.toMap(BankTransaction::id, Function.identity()))));
        // The counters are hot, and whoever holds them may wait for nobody's fact.
        book(Stream.concat(
                settled.stream().map(Fresh::settled).filter(Pairing.Settled::isNewMoney)
                        .map(Pairing.Settled::fact),
                confirmed.stream().filter(FactStore.Confirmed::back)
                        .map(FactStore.Confirmed::fact)).toList());
        return receipts;
    }

    /** What was known before, and what of it the reports confirmed. */
    private record Known(
            Map<NewFact.Key, BankTransaction> byKey, Map<Long, BankTransaction> confirmed) {

        static final Known NOTHING = new Known(Map.of(), Map.of());

        Receipt duplicate(long id) {
            return new Receipt.Duplicate(id, confirmed.get(id));
        }
    }

    private List<Receipt> receipts(
            List<NewFact> reports, Map<NewFact.Key, Receipt> refused,
            Map<NewFact.Key, BankTransaction> stored, Known known) {
        var receipts = new ArrayList<Receipt>();
        var told = new HashSet<NewFact.Key>();
        for (NewFact report : reports) {
            if (refused.containsKey(report.key())) {
                receipts.add(refused.get(report.key()));
            } else if (stored.containsKey(report.key()) && told.add(report.key())) {
                receipts.add(first(stored.get(report.key())));
            } else {
                BankTransaction first =
                        stored.getOrDefault(report.key(), known.byKey().get(report.key()));
                receipts.add(again(first, report, known));
            }
        }
        return receipts;
    }

    private List<FactStore.Confirmed> confirm(
            List<NewFact> reports, Map<NewFact.Key, BankTransaction> known) {
        var ids = new TreeSet<Long>();
        for (NewFact report : reports) {
            BankTransaction fact = known.get(report.key());
            if (fact == null || report.evidence() != Evidence.CONFIRMED
                    || !fact.amount().equals(report.amount())) continue;
            if (fact.isAnnounced()) ids.add(fact.id());
            // What was taken for the same money is confirmed with it.
            if (fact.standing().joinedTo() != null) ids.add(fact.standing().joinedTo());
        }
        return pairing.confirm(ids);
    }

    /** Even a new line may turn out to be money that has paid somebody. */
    private static Receipt first(BankTransaction fact) {
        Long joinedTo = fact.standing().joinedTo();
        return joinedTo == null ? new Receipt.Stored(fact) : new Receipt.Duplicate(joinedTo, null);
    }

    private boolean isWithinCeiling(@Nullable Source source, NewFact report, Instant now) {
        if (source == null || source.ceilings().dayMinor() == null) return true;
        Date day = Date.valueOf(now.atZone(ZoneOffset.UTC).toLocalDate());
        return sources.countReported(
                source, day, report.system().currencyCode(), report.amount().minor());
    }

    private static Map<NewFact.Key, BankTransaction> byKey(List<Keyed> facts) {
        var map = new HashMap<NewFact.Key, BankTransaction>();
        for (Keyed keyed : facts) map.put(keyed.key(), keyed.fact());
        return map;
    }

    private Receipt again(BankTransaction first, NewFact report, Known known) {
        if (!first.amount().equals(report.amount())) {
            return new Receipt.Refused("feed.conflict",
                    "this reference was reported with another amount before");
        }
        store.enrich(first.id(), report);
        Long joinedTo = first.standing().joinedTo();
        return known.duplicate(joinedTo != null ? joinedTo : first.id());
    }

    /** A new fact by its key. */
    private record Fresh(NewFact.Key key, Pairing.Settled settled) {}

    /** Stores new facts; what may be known money already is held or joined to it. */
    private List<Fresh> insert(List<NewFact> fresh, Teller teller, Instant now) {
        if (fresh.isEmpty()) return List.of();
        List<Keyed> stored = store.insert(fresh, teller.maker(), now);
        if (stored.isEmpty()) return List.of();
        List<Long> held = store.holdLookalikes(stored.stream().map(Keyed::fact).toList());
        List<Pairing.Settled> settled = pairing.settle(stored.stream().map(Keyed::fact)
                .map(fact -> held.contains(fact.id()) ? held(fact) : fact).toList(),
                teller.channel(), teller.doubtful());
        return IntStream.range(0, stored.size())
                .mapToObj(i -> new Fresh(stored.get(i).key(), settled.get(i))).toList();
    }

    private static BankTransaction held(BankTransaction fact) {
        return fact.standing(new BankTransaction.Standing(
                fact.standing().status(), fact.standing().evidence(), true, null));
    }

    /**
     * The money is in the bank account and claimed by nobody yet. Held money is not booked: it may
     * be in the books already as a provisional fact.
     */
    private void book(List<BankTransaction> facts) {
        wallets.countArrivals(facts.stream()
                .map(fact -> new Wallets.Arrival(fact.bankAccount(),
                        fact.at().atZone(zone(fact)).toLocalDate(), fact.amount().minor()))
                .toList());
        ledger.post(facts.stream()
                .map(fact -> new Entry(fact.merchant(), new Book.Bank(fact.bankAccount()),
                        new Book.Suspense(fact.bankAccount()), fact.amount(),
                        Entry.Cause.ARRIVAL, fact.id()))
                .toList());
    }

    private ZoneId zone(BankTransaction fact) {
        return systems.find(fact.origin().paymentSystem())
                .map(system -> system.zone()).orElse(ZoneOffset.UTC);
    }

    Optional<BankTransaction> vouch(BankFeed.Vouched vouched) {
        // A report that arrives in this moment waits here, and is then held as a lookalike.
        wallets.lock(vouched.wallet().bankAccount());
        var fact = NewFact.numbered(vouched.wallet(), vouched.system(), vouched.reference(),
                vouched.amount(), null, null, Evidence.PROVISIONAL);
        List<BankTransaction> made = store.insert(List.of(fact),
                new FactStore.Maker(null, vouched.operator()), clock.instant()).stream()
                .map(Keyed::fact).toList();
        book(made);
        return made.stream().findFirst();
    }

    /** What a held fact turned out to be, and the fact that may pay claims because of it. */
    record Joined(HeldDecision decision, @Nullable BankTransaction freed) {

        Joined(HeldDecision decision) {
            this(decision, null);
        }
    }

    Joined join(MerchantId merchant, long heldId, long knownId) {
        Optional<BankTransaction> held = store.lock(merchant, heldId)
                .filter(fact -> fact.standing().held());
        if (held.isEmpty()) return new Joined(HeldDecision.NOT_HELD);
        Optional<BankTransaction> known = store.lock(merchant, knownId)
                .filter(fact -> fact.bankAccount() == held.get().bankAccount())
                .filter(fact -> fact.amount().equals(held.get().amount()));
        if (known.isEmpty()) return new Joined(HeldDecision.NOT_PROVISIONAL);
        if (known.get().standing().evidence() == Evidence.PROVISIONAL) {
            boolean joined = store.confirmProvisional(knownId, held.get())
                    && store.join(heldId, known.get());
            return new Joined(joined ? HeldDecision.DECIDED : HeldDecision.NOT_PROVISIONAL);
        }
        boolean like = pairing.listLike(held.get()).stream()
                .anyMatch(fact -> fact.id() == knownId);
        if (!like) return new Joined(HeldDecision.NOT_PROVISIONAL);
        BankTransaction kept = pairing.unite(held.get(), known.get());
        boolean freed = kept.id() == heldId && store.release(heldId);
        boolean surer = kept.isFree() && !held.get().isAnnounced();
        return freed || surer
                ? new Joined(HeldDecision.DECIDED, store.find(merchant, kept.id()).orElseThrow())
                : new Joined(HeldDecision.DECIDED);
    }

    List<BankTransaction> listLike(BankTransaction held) {
        return pairing.listLike(held);
    }

    Optional<BankTransaction> free(MerchantId merchant, long heldId) {
        Optional<BankTransaction> held = store.lock(merchant, heldId)
                .filter(fact -> fact.standing().held());
        if (held.isEmpty() || !store.release(heldId)) return Optional.empty();
        BankTransaction freed = store.find(merchant, heldId).orElseThrow();
        book(List.of(freed));
        return Optional.of(freed);
    }
}
