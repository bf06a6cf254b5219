package io.pasarela.bench;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What the gateway acknowledged, as its callers wrote it down; nothing else is known for sure. */
final class History {

    /** What the answer to a claim was in the end. */
    enum Told { ACTIVATED, WAITING, REFUSED }

    /** A claim for the transfer of a number. */
    record Claimed(Transfer transfer, String customId, Told told) {}

    final Map<Transfer, Long> facts = new ConcurrentHashMap<>();
    final Map<String, Claimed> claims = new ConcurrentHashMap<>();
    final Map<String, BigDecimal> withdrawals = new ConcurrentHashMap<>();
    final Map<String, BigDecimal> rehearsals = new ConcurrentHashMap<>();
    final List<String> faults = new CopyOnWriteArrayList<>();
    final AtomicInteger cut = new AtomicInteger();

    int size() {
        return facts.size() + claims.size() + withdrawals.size() + rehearsals.size();
    }
}
