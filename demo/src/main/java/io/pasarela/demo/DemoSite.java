package io.pasarela.demo;

import io.pasarela.demo.bank.Bank;
import io.pasarela.demo.shop.Shop;
import io.pasarela.demo.systems.PaySystems;
import io.pasarela.demo.web.Layout;
import io.pasarela.demo.web.Reply;
import io.pasarela.demo.web.Routes;
import io.pasarela.demo.web.WebServer;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Shop and bank on one port of the loopback, and the clockwork that keeps them at work. */
public final class DemoSite implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DemoSite.class.getName());
    private static final long ROUND_EVERY_MS = 300;

    private final ScheduledExecutorService clockwork =
            Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().factory());
    private final Shop shop;
    private final Bank bank;
    private final WebServer server;

    private DemoSite(Shop shop, Bank bank, WebServer server) {
        this.shop = shop;
        this.bank = bank;
        this.server = server;
        every(shop::round);
        every(bank::round);
    }

    /** Opens both. */
    public static DemoSite start(DemoSettings settings) {
        PaySystems systems = PaySystems.with(settings.wallets());
        Clock clock = Clock.systemUTC();
        Shop shop = Shop.open(settings.shop(), systems, settings.data(), clock);
        Bank bank = Bank.open(settings.bank(), systems, settings.data(), clock);
        Routes routes = new Routes().get("/", _ -> Reply.seeOther("/shop/"));
        Layout.addTo(routes);
        shop.addTo(routes);
        bank.addTo(routes);
        return new DemoSite(shop, bank,
                WebServer.start(settings.port(), routes, settings.shop().window()));
    }

    /** Where both are served. */
    public int port() {
        return server.port();
    }

    /** Closes both; what they know stays in the data folder. */
    @Override
    public void close() {
        server.close();
        clockwork.shutdownNow();
        try {
            clockwork.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        bank.close();
        shop.close();
    }

    /** A round that fails must not be the last one. */
    private void every(Runnable round) {
        clockwork.scheduleWithFixedDelay(() -> {
            try {
                round.run();
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "a round failed", e);
            }
        }, ROUND_EVERY_MS, ROUND_EVERY_MS, TimeUnit.MILLISECONDS);
    }
}
