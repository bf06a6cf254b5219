package io.pasarela.deposits;

import io.pasarela.deposits.Rows.Made;
import io.pasarela.model.MemoryDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@link DepositStore} does in SQL, with the same unique indexes. */
class MemoryDeposits extends DepositStore {

    private final MemoryDatabase<Rows> database;

    MemoryDeposits(MemoryDatabase<Rows> database) {
        super(null);
        this.database = database;
    }

    @Override
    List<Deposit> listBinding(Collection<ClaimStore.CustomId> ids) {
        return database.read(rows -> rows.deposits().values().stream()
                .filter(made -> made.binds() && ids.contains(id(made.deposit())))
                .map(Made::deposit).toList());
    }

    private static ClaimStore.CustomId id(Deposit deposit) {
        return new ClaimStore.CustomId(deposit.merchant(), deposit.payment().customId());
    }

    @Override
    List<Deposit> insert(List<Draft> drafts, Instant now) {
        return database.write(rows -> {
            var sorted = new ArrayList<>(drafts);
            sorted.sort(Comparator.comparing(draft -> draft.payment().customId()));
            var made = new ArrayList<Deposit>();
            for (Draft draft : sorted) {
                var deposit = new Deposit(Rows.next(rows.deposits()), draft.merchant(),
                        draft.payment(), draft.amount(), draft.bankTransaction(), draft.claim(),
                        now);
                var row = new Made(deposit, draft.confirmation().binds());
                if (rows.deposits().values().stream().anyMatch(other -> clash(other, row))) {
                    continue;
                }
                rows.deposits().put(deposit.id(), row);
                made.add(deposit);
            }
            return made;
        });
    }

    /** The unique indexes of the table. */
    boolean clash(Made one, Made other) {
        Deposit a = one.deposit();
        Deposit b = other.deposit();
        return a.bankTransaction() == b.bankTransaction()
                || a.claim() != null && a.claim().equals(b.claim())
                || one.binds() && other.binds() && id(a).equals(id(b));
    }

    @Override
    Map<Trust.Day, Long> listAnnounced(Collection<Trust.Day> days) {
        return database.read(rows -> sums(rows, days));
    }

    private static Map<Trust.Day, Long> sums(Rows rows, Collection<Trust.Day> days) {
        return rows.announced().values().stream().filter(one -> days.contains(one.day()))
                .collect(Collectors.groupingBy(Announced::day,
                        Collectors.summingLong(one -> one.amount().minor())));
    }

    @Override
    int count(List<Announced> facts) {
        if (facts.isEmpty()) return 0;
        return database.write(rows -> {
            int counted = 0;
            var byDay = facts.stream().collect(Collectors.groupingBy(Announced::day));
            for (List<Announced> ofDay : byDay.values()) {
                Trust.Day day = ofDay.getFirst().day();
                long sum = sums(rows, List.of(day)).getOrDefault(day, 0L)
                        + ofDay.stream().mapToLong(one -> one.amount().minor()).sum();
                if (!mayReach(sum, ofDay.getFirst())) continue;
                ofDay.forEach(one -> rows.announced().put(one.fact(), one));
                counted += ofDay.size();
            }
            return counted;
        });
    }

    boolean mayReach(long sum, Announced one) {
        return sum <= one.ceiling().minor();
    }

    @Override
    void release(long[] facts) {
        database.write(rows -> {
            for (long fact : facts) rows.announced().remove(fact);
            return facts.length;
        });
    }

    @Override
    void count(Collection<Miss> misses, Instant now) {
        if (misses.isEmpty()) return;
        database.write(rows -> {
            misses.forEach(miss -> rows.misses().put(miss.claim().guess(), now));
            return misses.size();
        });
    }

    @Override
    List<Guess> listMisses(Collection<Guesser> guessers, Instant now, int limit) {
        return database.read(rows -> rows.misses().entrySet().stream()
                .filter(miss -> guessers.contains(miss.getKey().guesser())
                        && miss.getValue().isAfter(now.minus(GUESSES_COUNT_FOR)))
                .map(Map.Entry::getKey)
                .collect(Collectors.groupingBy(Guess::guesser)).values().stream()
                .flatMap(missed -> missed.stream().limit(limit)).toList());
    }
}
