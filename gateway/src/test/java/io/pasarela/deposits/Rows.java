package io.pasarela.deposits;

import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.ledger.Entry;
import io.pasarela.model.MemoryDatabase;
import io.pasarela.postbacks.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All rows that deposits are decided over; a value, so that a transaction works on a copy. */
record Rows(
        TreeMap<Long, Kept> claims, TreeMap<Long, Made> deposits,
        TreeMap<Long, BankTransaction> facts, Map<DepositStore.Guess, Instant> misses,
        List<Entry> entries, List<Notice> notices,
        TreeMap<Long, DepositStore.Announced> announced, TreeMap<Long, Instant> confirmedAt)
        implements MemoryDatabase.Table<Rows> {

    record Kept(Claim claim, @Nullable Instant expiresAt) {}

    record Made(Deposit deposit, boolean binds) {}

    static Rows none() {
        return new Rows(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new HashMap<>(),
                new ArrayList<>(), new ArrayList<>(), new TreeMap<>(), new TreeMap<>());
    }

    @Override
    public Rows copy() {
        return new Rows(new TreeMap<>(claims), new TreeMap<>(deposits), new TreeMap<>(facts),
                new HashMap<>(misses), new ArrayList<>(entries), new ArrayList<>(notices),
                new TreeMap<>(announced), new TreeMap<>(confirmedAt));
    }

    static long next(TreeMap<Long, ?> table) {
        return table.isEmpty() ? 1 : table.lastKey() + 1;
    }
}
