package io.pasarela.bench;

import io.pasarela.bench.Caller.Rehearsal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** A day of payments, as the seed has it: transfers, claims before and after them, withdrawals. */
final class Traffic {

    private static final int PAYERS = 12;

    private final Caller caller;
    private final long seed;
    private final AtomicLong next = new AtomicLong(1);
    private final Semaphore wanted = new Semaphore(0);
    private volatile boolean ending;
    private final ExecutorService payers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();

    Traffic(Caller caller, long seed) {
        this.caller = caller;
        this.seed = seed;
        for (int i = 0; i < PAYERS; i++) {
            running.add(payers.submit(() -> {
                wanted.acquire();
                while (!ending) {
                    pay(next.getAndIncrement());
                    wanted.acquire();
                }
                return null;
            }));
        }
    }

    /** So many more payments; returns at once. */
    void begin(int payments) {
        wanted.release(payments);
    }

    /** Nothing new is begun; returns when everything begun is answered. */
    void end() throws InterruptedException, ExecutionException {
        ending = true;
        wanted.release(PAYERS);
        for (Future<?> one : running) one.get();
        payers.close();
    }

    private void pay(long number) throws InterruptedException, ExecutionException {
        var chance = new Random(seed * 1_000_003 + number);
        var transfer = new Transfer(number, seed);
        if (chance.nextInt(4) == 0) {
            caller.claim(transfer, transfer.customId(), transfer.label());
            caller.report(transfer);
        } else {
            caller.report(transfer);
            Future<?> rival = chance.nextInt(4) == 0
                    ? payers.submit(() -> caller.claim(transfer, "rival-" + number,
                            "rival-" + number))
                    : null;
            caller.claim(transfer, transfer.customId(), transfer.label());
            if (rival != null) rival.get();
        }
        switch (chance.nextInt(6)) {
            case 0, 1 -> caller.withdraw(number, amount(chance), Rehearsal.NO);
            case 2 -> caller.withdraw(number, amount(chance), Rehearsal.YES);
            default -> { }
        }
    }

    private static BigDecimal amount(Random chance) {
        return BigDecimal.valueOf(chance.nextInt(100, 5_000));
    }
}
