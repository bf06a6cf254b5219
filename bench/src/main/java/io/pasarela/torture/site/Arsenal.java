package io.pasarela.torture.site;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** How each fault is done. Nothing of it is undone here, that is {@link Site#heal}. */
final class Arsenal {

    /** A transaction is some six pieces: most are carried out, and each piece is lost at times. */
    private static final int PIECES_MIN = 8;
    private static final int PIECES_MAX = 40;
    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final Duration SWALLOW_FOR = Duration.ofSeconds(4);
    private static final int SWALLOW_EVERY_MS_MAX = 500;
    private static final int COMMITS_MAX = 3;
    private static final int FILES_LESS_MAX = 20;
    private static final int LONG_STOPS_EVERY = 3;

    private final Site site;
    private final Random random;
    private final Migration migration;
    private boolean mayStopLong;
    private int stops;

    Arsenal(Site site, Random random) {
        this.site = site;
        this.random = random;
        migration = new Migration(site, random);
    }

    /** Longer than any lease of the gateways, now and then. */
    void allowLongStops() {
        mayStopLong = true;
    }

    /** Returns whom it struck, and how hard. */
    String strike(Fault fault) throws IOException, InterruptedException, SQLException {
        GatewayNode node = any(site.nodes());
        return switch (fault) {
            case KILL_NODE -> kill(List.of(node));
            case KILL_BOTH_NODES -> kill(site.nodes());
            case KILL_POSTGRES -> killPostgres();
            case KILL_ALL -> killAll();
            case STOP_NODE -> stop(node);
            case STOP_POSTGRES -> stopPostgres();
            case END_NODE -> end(node);
            case CUT_DATABASE -> storm(site.databaseWires());
            case DELAY_DATABASE -> delay(site.databaseWires());
            case SWALLOW_COMMIT -> swallow();
            case CUT_MERCHANTS -> storm(site.merchantWires());
            case DELAY_MERCHANTS -> delay(site.merchantWires());
            case FULL_DISK -> fillDisk();
            case CLOCK_JUMP -> jump();
            case FEW_FILES -> starveOfFiles();
            case SMALL_HEAP -> starveOfMemory(node);
            case KILL_MIGRATION -> migration.strike();
        };
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** Returns how long it was. */
    private String last(int msMin, int msMax) throws InterruptedException {
        int time = random.nextInt(msMin, msMax + 1);
        Thread.sleep(time);
        return time + " ms";
    }

    private static String kill(List<GatewayNode> nodes) throws InterruptedException {
        for (GatewayNode node : nodes) node.kill();
        return String.join(", ", nodes.stream().map(GatewayNode::name).toList());
    }

    private String killPostgres() throws InterruptedException {
        site.postgres().kill();
        return "";
    }

    /** One command for all: none of them sees another one go. */
    private String killAll() throws InterruptedException {
        List<Long> pids = new ArrayList<>(site.postgres().pids());
        site.nodes().forEach(node -> pids.add(node.pid()));
        OwnProcess.signal("KILL", pids);
        killPostgres();
        return kill(site.nodes());
    }

    private String stop(GatewayNode node) throws InterruptedException {
        node.freeze();
        return node.name() + " " + lastStop();
    }

    private String stopPostgres() throws InterruptedException {
        site.postgres().freeze();
        return lastStop();
    }

    private String lastStop() throws InterruptedException {
        boolean isLong = mayStopLong && ++stops % LONG_STOPS_EVERY == 0;
        return isLong ? last(61_000, 75_000) : last(2_000, 6_000);
    }

    private static String end(GatewayNode node) throws InterruptedException {
        if (!node.stop()) throw new TortureFailed(node.name() + " does not stop when it is told");
        return node.name();
    }

    private String storm(List<? extends TcpProxy> wires) throws InterruptedException {
        int gusts = random.nextInt(3, 9);
        for (int i = 0; i < gusts; i++) gust(any(wires));
        return gusts + " gusts";
    }

    private void gust(TcpProxy wire) throws InterruptedException {
        switch (random.nextInt(4)) {
            case 0 -> wire.cut();
            case 1 -> {
                wire.lose(random.nextInt(PIECES_MIN, PIECES_MAX + 1));
                last(300, 1_500);
            }
            case 2 -> {
                wire.refuse();
                last(100, 800);
            }
            default -> {
                wire.die();
                last(300, 1_500);
                wire.cut();
            }
        }
        wire.heal();
        last(20, 400);
    }

    private String delay(List<? extends TcpProxy> wires) throws InterruptedException {
        Duration time = Duration.ofMillis(random.nextInt(50, 501));
        wires.forEach(wire -> wire.delay(time));
        return time.toMillis() + " ms for " + last(2_000, 4_000);
    }

    /** A few at a time, so that whoever asks again is mostly heard. */
    private String swallow() throws InterruptedException {
        int before = swallowed();
        long end = System.nanoTime() + SWALLOW_FOR.toNanos();
        while (System.nanoTime() < end) {
            for (PostgresProxy wire : site.databaseWires()) {
                wire.swallowCommits(random.nextInt(COMMITS_MAX + 1));
            }
            Thread.sleep(random.nextInt(SWALLOW_EVERY_MS_MAX));
        }
        return swallowed() - before + " answers";
    }

    private int swallowed() {
        return site.databaseWires().stream().mapToInt(PostgresProxy::swallowed).sum();
    }

    private String fillDisk() throws IOException, InterruptedException {
        site.disk().fill();
        String time = last(2_000, 5_000);
        return time + (site.postgres().isAlive() ? "" : ", PostgreSQL gave up");
    }

    private String jump() throws IOException, InterruptedException {
        int node = random.nextInt(site.nodes().size());
        int minutes = random.nextInt(5, 121);
        site.shiftClock(node, Duration.ofMinutes(minutes));
        return site.nodes().get(node).name() + " +" + minutes + " min for " + last(3_000, 7_000);
    }

    /** What it has it keeps, until it needs new connections: so those to PostgreSQL are cut. */
    private String starveOfFiles() throws IOException, InterruptedException {
        int index = random.nextInt(site.nodes().size());
        GatewayNode node = site.nodes().get(index);
        int most = node.starveOfFiles(random.nextInt(FILES_LESS_MAX));
        site.databaseWires().get(index).cut();
        return node.name() + " with " + most + " files for " + last(3_000, 6_000);
    }

    private String starveOfMemory(GatewayNode node) throws InterruptedException {
        int megabytes = random.nextInt(40, 73);
        node.kill();
        node.startWithHeap(megabytes);
        boolean served = node.isReadyWithin(START_MAX);
        if (served) last(2_000, 4_000);
        return node.name() + " with " + megabytes + " MB" + (served ? "" : ", never ready")
                + (node.isAlive() ? "" : ", died");
    }
}
