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
