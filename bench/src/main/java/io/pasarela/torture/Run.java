package io.pasarela.torture;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rounds of load and faults on one installation. After each it heals, lets days pass on the
 * gateways' clocks, waits for quiet, and checks everything that was ever said.
 */
final class Run implements AutoCloseable {

    /** Claims whose money never came expire, and every retry falls due. */
    private static final int DAYS_BETWEEN = 8;
    private static final List<String> JOBS = List.of("deposits-sweep", "deposits-expiry");

    private final Cast cast = Cast.all();
    private final History history = new History();
    private final Site site;
    private final Farm farm;
    private final Nemesis nemesis;
    private final Crowd crowd;
    private final Debts debts = new Debts();
    private final List<String> violations = new ArrayList<>();
    private String progress = "";
    private int rounds;

    Run(Path folder, List<String> gateway, long seed) throws IOException, InterruptedException {
        farm = new Farm(cast, history);
        site = Site.open(folder, gateway, cast, farm.port());
        nemesis = new Nemesis(site, history, seed);
        crowd = new Crowd(clients(site.town(), seed), history);
    }

    private Map<Client, Integer> clients(Town town, long seed) {
        Map<Client, Integer> clients = new LinkedHashMap<>();
        Trade trade = Trade.of(town, history, seed);
        clients.put(trade.bank(), 1);
        clients.put(new ActivatingPayers(trade, debts), 4);
        clients.put(new ManualPayers(trade), 2);
        clients.put(new WindowPayers(trade), 1);
        clients.put(new Orderers(trade), 2);
        clients.put(trade.onlookers(), 1);
        clients.put(new Operators(town, trade), 4);
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
            letJobsRun(quiet);
            site.age(Duration.ofDays(DAYS_BETWEEN));
            debts.fallDue();
            letJobsRun(quiet);
            String left = quiet.await();
            if (left != null) violations.add("left undone: " + left);
            violations.addAll(new Verdict(cast, history, nemesis.strikes())
                    .violations(connection, farm.attempts(), site.logs()));
        }
    }

    /** The sweep twice: the second one began when all was well. */
    private void letJobsRun(Quiet quiet) throws SQLException {
        for (String job : JOBS) {
            if (!quiet.awaitRun(job, quiet.lastRun(job))) {
                violations.add("the job " + job + " does not run");
            }
        }
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

    @Override
    public void close() throws IOException, InterruptedException {
        try (farm; site) {
            // Both are left in any case.
        }
    }
}
