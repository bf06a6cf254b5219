package io.pasarela.torture.office;

import io.pasarela.torture.history.Client;
import io.pasarela.torture.history.History;
import io.pasarela.torture.town.Page;
import io.pasarela.torture.town.Tenant;
import io.pasarela.torture.town.Town;
import io.pasarela.torture.trade.Trade;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The operators of all merchants, at work in the back office as a browser shows it. Whoever works
 * while another does has a browser of his own, perhaps under the same name.
 */
public final class Operators implements Client {

    private final Town town;
    private final History history;
    private final long seed;
    private final Payouts payouts;
    private final HandOrders handOrders;
    private final Judging claims;
    private final HeldMoney heldMoney;
    private final Resending resending;
    private final Map<String, Queue<Browser>> free = new ConcurrentHashMap<>();

    public Operators(Town town, Trade trade) {
        this.town = town;
        history = trade.history();
        seed = trade.seed();
        var desk = new Desk(town, history);
        payouts = new Payouts(desk, new OutsideBank(history));
        handOrders = new HandOrders(desk);
        claims = new Judging(desk, trade.bank());
        heldMoney = new HeldMoney(desk);
        resending = new Resending(desk);
    }

    @Override
    public void work(long turn) throws InterruptedException {
        var random = new SplittableRandom(seed * 1_000_003 + turn);
        List<String> logins = town.cast().operators();
        int first = random.nextInt(logins.size());
        int second = (first + 1 + random.nextInt(logins.size() - 1)) % logins.size();
        List<Tenant> tenants = town.cast().tenants();
        Browser browser = borrow(logins.get(first));
        Browser other = borrow(logins.get(second));
        try {
            act(new Errand(turn, random, tenants.get(random.nextInt(tenants.size())), browser,
                    other));
        } finally {
            free(browser.operator()).add(browser);
            free(other.operator()).add(other);
        }
    }

    private Browser borrow(String login) {
        Browser lent = free(login).poll();
        return lent == null ? new Browser(town, history, login) : lent;
    }

    private Queue<Browser> free(String login) {
        return free.computeIfAbsent(login, _ -> new ConcurrentLinkedQueue<>());
    }

    private void act(Errand errand) throws InterruptedException {
        int chance = errand.random().nextInt(100);
        if (chance < 38) payouts.work(errand);
        else if (chance < 68) claims.work(errand);
        else if (chance < 76) heldMoney.work(errand);
        else if (chance < 82) handOrders.work(errand);
        else if (chance < 97) resending.work(errand);
        else readAudit(errand);
    }

    /** What operators did is chained: whoever changes it afterwards is found out. */
    private void readAudit(Errand errand) throws InterruptedException {
        Optional<Page> page = errand.browser().look(errand.path("/audit"));
        if (page.isEmpty()) {
            Desk.pause();
        } else if (!page.get().shows("The record is whole")) {
            history.violate("the audit of " + errand.tenant().key() + " is not whole");
        }
    }
}
