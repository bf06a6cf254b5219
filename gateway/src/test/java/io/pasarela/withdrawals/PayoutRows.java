package io.pasarela.withdrawals;

import io.pasarela.model.MemoryDatabase;
import io.pasarela.postbacks.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One merchant's withdrawals and the money they are about; a value. */
record PayoutRows(
        TreeMap<Long, Row> withdrawals, Map<String, Base> bases, Funds funds, List<Notice> told)
        implements MemoryDatabase.Table<PayoutRows> {

    record Row(Withdrawal withdrawal, String dataSha256, @Nullable Instant finishesAt) {}

    /** What a signed base said, and to which withdrawal it led last. */
    record Base(String dataSha256, long withdrawal, Instant at) {}

    /** Counters of the ledger, in the one currency there is. */
    static final class Funds {
        long inAccounts;
        long reserved;
        long paidOut;

        Funds(long inAccounts, long reserved, long paidOut) {
            this.inAccounts = inAccounts;
            this.reserved = reserved;
            this.paidOut = paidOut;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Funds funds && funds.inAccounts == inAccounts
                    && funds.reserved == reserved && funds.paidOut == paidOut;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(inAccounts * 31 * 31 + reserved * 31 + paidOut);
        }

        @Override
        public String toString() {
            return inAccounts + " in accounts, " + reserved + " reserved, " + paidOut
                    + " paid out";
        }
    }

    static PayoutRows with(long inAccounts) {
        return new PayoutRows(new TreeMap<>(), new HashMap<>(), new Funds(inAccounts, 0, 0),
                new ArrayList<>());
    }

    @Override
    public PayoutRows copy() {
        return new PayoutRows(new TreeMap<>(withdrawals), new HashMap<>(bases),
                new Funds(funds.inAccounts, funds.reserved, funds.paidOut),
                new ArrayList<>(told));
    }
}
