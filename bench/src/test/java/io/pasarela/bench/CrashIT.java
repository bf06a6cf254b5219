package io.pasarela.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Payments go on while gateways and their PostgreSQL are killed, alone and two on one database; at
 * the end what was acknowledged is asked for again.
 */
class CrashIT {

    private static final Duration LONGEST = Duration.ofSeconds(90);
    /** Payments that begin before each kill, and acknowledgements after which it comes. */
    private static final int BURST = 150;
    private static final int KILL_AFTER = 60;
    private static final int RACERS = 1_000;
    private static final int AT_ONCE = 64;

    private final long seed = Long.getLong("seed", System.nanoTime() % 100_000);
    private final History history = new History();
    private final Caller caller = new Caller(history);
    private final Traffic traffic = new Traffic(caller, seed);
    private final List<Node> nodes = new ArrayList<>();
    private Merchant merchant;
    private Installation installation;

    @BeforeEach
    void openForBusiness() throws Exception {
        merchant = new Merchant();
        installation = new Installation(
                GatewayJar.command(), "postback-url: " + merchant.url());
        addNode(List.of());
    }

    @AfterEach
    void close() throws IOException {
        // The database belongs to the first, so it goes last.
        nodes.reversed().forEach(Node::close);
        installation.close();
        merchant.close();
    }

    private Node addNode(List<String> settings) throws Exception {
        var all = new ArrayList<>(List.of("--pasarela.postbacks.allowed-networks=127.0.0.0/8"));
        all.addAll(settings);
        var node = new Node(installation, Installation.freePort(), all);
        nodes.add(node);
        caller.add(node.port());
        return node;
    }

    @Test
    void nothingAcknowledgedIsLostAndNothingPaysTwice() throws Exception {
        Node first = nodes.getFirst();
        killAndStart(first);
        killServer();
        killServer();
        killAndStart(first);
        Node second = addNode(List.of("--pasarela.database.url="
                + installation.postgres().getProperty("url")));
        killAndStart(second);
        killServer();
        raceWhile(() -> killAndStart(second));
        traffic.end();
        new Reckoning(history, caller, merchant, installation).check("seed " + seed);
    }

    private Void killAndStart(Node node) throws Exception {
        awaitBurst();
        node.kill();
        node.start();
        return null;
    }

    /** Nobody starts it again but the gateway. */
    private void killServer() throws Exception {
        awaitBurst();
        long killed = serverPid().orElseThrow();
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        await().atMost(LONGEST).until(() ->
                serverPid().filter(pid -> pid != killed).isPresent());
    }

    private Optional<Long> serverPid() throws IOException {
        Path file = installation.folder().resolve("postgres/postmaster.pid");
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.isEmpty() ? Optional.empty()
                    : Optional.of(Long.parseLong(lines.getFirst().strip()));
        } catch (NoSuchFileException stopped) {
            return Optional.empty();
        }
    }

    private void awaitBurst() {
        traffic.begin(BURST);
        int wanted = history.size() + KILL_AFTER;
        await().atMost(LONGEST).until(() -> history.size() >= wanted);
    }

    /** A thousand claims of one transfer, through both gateways, one of which is killed. */
    private void raceWhile(Callable<Void> accident) throws Exception {
        var transfer = new Transfer(50_000_000, seed);
        caller.report(transfer);
        try (var racers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<History.Told>> told = new ArrayList<>(IntStream.range(0, RACERS)
                    .mapToObj(i -> racers.submit(() ->
                            caller.claim(transfer, "racer-" + i, "racer-" + i)))
                    .toList());
            accident.call();
            int winners = 0;
            for (Future<History.Told> one : told) {
                if (one.get() == History.Told.ACTIVATED) winners++;
            }
            assertThat(winners).as("winners of one transfer, seed " + seed).isEqualTo(1);
        }
    }
}
