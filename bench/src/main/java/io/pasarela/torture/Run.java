package io.pasarela.torture;

import io.pasarela.torture.checks.Verdict;
import io.pasarela.torture.farm.Farm;
import io.pasarela.torture.history.Client;
import io.pasarela.torture.history.History;
import io.pasarela.torture.office.Operators;
import io.pasarela.torture.site.Fault;
import io.pasarela.torture.site.Nemesis;
import io.pasarela.torture.site.Site;
import io.pasarela.torture.site.Strike;
import io.pasarela.torture.town.Cast;
import io.pasarela.torture.town.Town;
import io.pasarela.torture.trade.ActivatingPayers;
import io.pasarela.torture.trade.Debts;
import io.pasarela.torture.trade.ManualPayers;
import io.pasarela.torture.trade.Orderers;
import io.pasarela.torture.trade.Trade;
import io.pasarela.torture.trade.WindowPayers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rounds of load and faults on one installation. After each it heals, lets days pass on the
 * gateways' clocks, waits for quiet, and checks everything that was ever said.
 */
final class Run implements AutoCloseable {

    /** Claims whose money never came expire, and every retry falls due. */
    private static final int DAYS_BETWEEN = 8;
    private static final String SWEEP = "deposits-sweep";
    private static final String EXPIRY = "deposits-expiry";

    private final Cast cast = Cast.all();
    private final History history = new History();
    private final Path folder;
    private final Site site;
    private final Farm farm;
    private final Nemesis nemesis;
    private final Crowd crowd;
    private final Debts debts = new Debts();
    private final List<String> violations = new ArrayList<>();
    /** Who is told to stop leaves nothing running. */
    private final Thread ending = new Thread(this::end);
    private String progress = "";
    private int rounds;

    /**
     * Begins with everything healthy.
     *
     * @param folder for logs and keys
     * @param favourites the faults that strike most
     */
    Run(Path folder, List<String> gateway, long seed, List<Fault> favourites)
            throws IOException, InterruptedException {
        this.folder = folder;
        farm = new Farm(cast, history);
        site = Site.open(folder, gateway, cast, farm.port());
        nemesis = new Nemesis(site, history, seed, favourites);
        crowd = new Crowd(clients(site.town(), seed), history);
        Runtime.getRuntime().addShutdownHook(ending);
    }

    private Map<Client, Integer> clients(Town town, long seed) {
        Map<Client, Integer> clients = new LinkedHashMap<>();
        Trade trade = Trade.of(town, history, seed);
        clients.put(trade.bank(), 1);
        clients.put(new ActivatingPayers(trade, debts, nemesis), 4);
        clients.put(new ManualPayers(trade), 2);
        clients.put(new WindowPayers(trade), 2);
        clients.put(new Orderers(trade, nemesis), 2);
        clients.put(trade.onlookers(), 1);
        clients.put(new Operators(town, trade), 6);
        return clients;
    }

    /** Whether all is well after so much load. */
    boolean round(Duration load) throws Exception {
        rounds++;
        long begun = System.nanoTime();
        farm.relapse();
        crowd.begin();
        nemesis.rage(load);
        crowd.end();
        farm.heal();
        site.heal();
        long checking = System.nanoTime();
        check();
        progress = "round %d: %d s of load, %d s of checks, %d calls, %d faults, %s".formatted(
                rounds, Duration.ofNanos(checking - begun).toSeconds(),
                Duration.ofNanos(System.nanoTime() - checking).toSeconds(),
                history.calls().size(), nemesis.strikes().size(),
                violations.isEmpty() ? "all is well" : violations.size() + " violations");
        return violations.isEmpty();
    }

    private void check() throws SQLException, IOException {
        try (Connection connection = site.superuser()) {
            var quiet = new Quiet(connection);
            // A run that has begun already may have missed the last money. Before it met the claims
            // that wait for it, they must not run out of time.
            awaitRun(quiet, SWEEP, quiet.lastRun(SWEEP));
            awaitRun(quiet, SWEEP, quiet.lastRun(SWEEP));
            String lastSweep = quiet.lastRun(SWEEP);
            String lastExpiry = quiet.lastRun(EXPIRY);
            nemesis.leap(Duration.ofDays(DAYS_BETWEEN));
            debts.fallDue();
            awaitRun(quiet, SWEEP, lastSweep);
            awaitRun(quiet, EXPIRY, lastExpiry);
            String left = quiet.await();
            if (left != null) violations.add("left undone: " + left);
            violations.addAll(new Verdict(cast, history, nemesis)
                    .violations(connection, farm.attempts(), site.logs()));
        }
    }

    private void awaitRun(Quiet quiet, String job, String before) throws SQLException {
        if (!quiet.awaitRun(job, before)) violations.add("the job " + job + " does not run");
    }

    /** One line about the last round. */
    String progress() {
        return progress;
    }

    int rounds() {
        return rounds;
    }

    History history() {
        return history;
    }

    List<Strike> strikes() {
        return nemesis.strikes();
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    private void end() {
        try {
            endAll();
        } catch (IOException | InterruptedException | RuntimeException e) {
            System.err.println("pasarela torture: " + e);
        }
    }

    private void endAll() throws IOException, InterruptedException {
        try (farm; site) {
            if (!violations.isEmpty()) System.out.println("The logs are in " + folder);
        }
        if (violations.isEmpty()) delete(folder);
    }

    /** Ends everything, and keeps the logs only when there is something to look up in them. */
    @Override
    public void close() throws IOException, InterruptedException {
        Runtime.getRuntime().removeShutdownHook(ending);
        endAll();
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.toList().reversed()) Files.deleteIfExists(path);
        }
    }
}
