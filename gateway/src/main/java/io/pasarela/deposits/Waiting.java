package io.pasarela.deposits;

import io.pasarela.merchants.MerchantId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Claims that wait for the next group: one queue a merchant, taken in turn, so that a merchant in
 * a hurry delays himself first. Bounded over all merchants together.
 */
final class Waiting {

    private final int room;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Map<MerchantId, Queue<Ticket>> queues = new LinkedHashMap<>();
    private int size;
    private boolean closed;

    Waiting(int room) {
        this.room = room;
    }

    /** False when there is no room, or nobody will come any more to take it. */
    boolean offer(Ticket ticket) {
        lock.lock();
        try {
            if (closed || size == room) return false;
            queues.computeIfAbsent(ticket.claim().merchant(), _ -> new ArrayDeque<>()).add(ticket);
            size++;
            filled.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** All that wait, at most {@code max}, one merchant after the other; empty once closed. */
    List<Ticket> take(int max) throws InterruptedException {
        lock.lock();
        try {
            while (size == 0 && !closed) filled.await();
            var taken = new ArrayList<Ticket>(Math.min(size, max));
            while (taken.size() < max && size > 0) takeRound(taken, max);
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void takeRound(List<Ticket> taken, int max) {
        for (MerchantId merchant : List.copyOf(queues.keySet())) {
            if (taken.size() == max) return;
            Queue<Ticket> queue = queues.remove(merchant);
            taken.add(queue.remove());
            size--;
            // Back to the end of the row: the next group starts with somebody else.
            if (!queue.isEmpty()) queues.put(merchant, queue);
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
