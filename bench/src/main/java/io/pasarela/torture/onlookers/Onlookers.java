package io.pasarela.torture.onlookers;

import io.pasarela.torture.history.Client;
import io.pasarela.torture.history.History;
import io.pasarela.torture.town.Lines;
import io.pasarela.torture.town.Tenant;
import io.pasarela.torture.town.Town;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Merchants who look up, again and again, what was acknowledged to them. */
public final class Onlookers implements Client {

    private static final int KEPT = 300;
    private static final int LOOKS = 5;
    private static final int GATES = 64;

    private final Lines lines;
    private final History history;
    private final List<Watched> balances = new ArrayList<>();
    private final AtomicReferenceArray<Watched> kept = new AtomicReferenceArray<>(KEPT);

    public Onlookers(Town town, Lines lines, History history) {
        this.lines = lines;
        this.history = history;
        town.cast().tenants().forEach(tenant ->
                balances.add(new WatchedBalance(tenant, history)));
    }

    public void watchDeposit(Tenant tenant, String customId) {
        watch(new WatchedDeposit(tenant, customId, history));
    }

    public void watchWithdrawal(Tenant tenant, String id) {
        watch(new WatchedWithdrawal(tenant, id, history));
    }

    /** Another is forgotten for it, be it old or new, so that some are watched for long. */
    private void watch(Watched watched) {
        kept.set(ThreadLocalRandom.current().nextInt(KEPT), watched);
    }

    @Override
    public void work(long turn) throws InterruptedException {
        var chance = ThreadLocalRandom.current();
        look(balances.get(chance.nextInt(balances.size())));
        for (int i = 0; i < LOOKS; i++) {
            Watched watched = kept.get(chance.nextInt(KEPT));
            if (watched != null) look(watched);
        }
    }

    private void look(Watched watched) throws InterruptedException {
        int gate = ThreadLocalRandom.current().nextInt(GATES);
        watched.look(lines.program(watched.tenant(), gate));
    }
}
