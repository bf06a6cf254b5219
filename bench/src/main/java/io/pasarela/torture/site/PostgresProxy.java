package io.pasarela.torture.site;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The wire between a gateway and PostgreSQL, unencrypted. It can let a transaction be committed and
 * keep that to itself: the gateway only sees its connection end.
 */
final class PostgresProxy extends TcpProxy {

    private final AtomicInteger toSwallow = new AtomicInteger();
    private final AtomicInteger swallowed = new AtomicInteger();

    PostgresProxy(int target) throws IOException {
        super(target);
    }

    /** The answers to the next so many COMMITs get lost, each with its connection. */
    void swallowCommits(int number) {
        toSwallow.set(number);
    }

    /** How many were swallowed since the beginning. */
    int swallowed() {
        return swallowed.get();
    }

    private boolean swallows() {
        boolean wanted = toSwallow.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        if (wanted) swallowed.incrementAndGet();
        return wanted;
    }

    @Override
    void heal() {
        toSwallow.set(0);
        super.heal();
    }

    @Override
    Watch watch() {
        return new CommitWatch();
    }

    /**
     * Finds in what the server says the message that a COMMIT was carried out: a letter, the
     * length of what follows with itself, the command. It comes when the transaction is on the
     * disk; a transaction that had failed is answered with ROLLBACK.
     */
    private final class CommitWatch implements Watch {

        private static final int HEADER = 5;
        private static final byte[] COMMITTED =
                {'C', 0, 0, 0, 11, 'C', 'O', 'M', 'M', 'I', 'T', 0};

        private final byte[] header = new byte[HEADER];
        /** Of the message that is under way. */
        private int at;
        private int length;
        private boolean mayBe;

        @Override
        public int pass(byte[] bytes, int size) {
            int start = 0;
            for (int i = 0; i < size; i++) {
                if (at == 0) {
                    start = i;
                    mayBe = true;
                }
                byte one = bytes[i];
                if (at < HEADER) header[at] = one;
                mayBe &= at < COMMITTED.length && one == COMMITTED[at];
                at++;
                if (at == HEADER) length = 1 + length();
                if (at < HEADER || at < length) continue;
                at = 0;
                if (mayBe && swallows()) return start;
            }
            return size;
        }

        private int length() {
            return (header[1] & 0xff) << 24 | (header[2] & 0xff) << 16
                    | (header[3] & 0xff) << 8 | header[4] & 0xff;
        }
    }
}
