package io.pasarela.torture.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL that a gateway made for itself, now run by us in the same way. */
final class PostgresServer implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(120);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(60);
    private static final long LOOK_EVERY_MS = 20;

    private final Path data;
    private final Path log;
    private final List<String> guise;
    private final List<String> command;
    private final Properties access = new Properties();
    private @Nullable OwnProcess process;

    private PostgresServer(Path data, Path log, List<String> guise, List<String> command)
            throws IOException {
        this.data = data;
        this.log = log;
        this.guise = guise;
        this.command = command;
        try (var reader = Files.newBufferedReader(data.resolve("postgres.properties"))) {
            access.load(reader);
        }
    }

    /** Learns from the one that a gateway runs how to run it. */
    static PostgresServer like(Path data, Path log) throws IOException {
        String pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst().strip();
        Path running = Path.of("/proc", pid);
        String line = Files.readString(running.resolve("cmdline"), StandardCharsets.UTF_8);
        return new PostgresServer(data, log, guise(running), List.of(line.split("\0")));
    }

    /** PostgreSQL refuses to be root: it is nobody in a user namespace, or truly nobody. */
    private static List<String> guise(Path running) throws IOException {
        String uid = Integer.toString((Integer) Files.getAttribute(running, "unix:uid"));
        if (!uid.equals("0")) {
            return List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups", "--");
        }
        return List.of("unshare", "--user", "--map-user=65534", "--");
    }

    int port() {
        return Integer.parseInt(access.getProperty("port"));
    }

    /** How a gateway is to reach one of its databases through a proxy. */
    List<String> settings(int proxyPort, String database) {
        String url = "jdbc:postgresql://127.0.0.1:" + proxyPort + "/" + database
                + "?sslmode=disable&gssEncMode=disable&user=";
        return List.of(
                "--pasarela.database.url=" + url + "pasarela&password="
                        + access.getProperty("owner-password"),
                "--pasarela.database.app-url=" + url + "pasarela_app&password="
                        + access.getProperty("app-password"));
    }

    /** Not through a proxy. */
    Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port() + "/" + database
                        + "?sslmode=disable&connectTimeout=2",
                "postgres", access.getProperty("superuser-password"));
    }

    List<Path> logs() throws IOException {
        var all = new ArrayList<>(List.of(log));
        try (Stream<Path> own = Files.list(data.resolve("postgres/log"))) {
            all.addAll(own.toList());
        }
        return all;
    }

    /** Returns when it serves, after whatever recovery it needs. */
    void start() throws IOException, InterruptedException {
        awaitNobodyLeft();
        Files.deleteIfExists(data.resolve("postgres/postmaster.pid"));
        process = OwnProcess.start(guise, command, Map.of(), log);
        if (!comesBack()) throw failure("does not start");
    }

    /** Returns when it serves, or has ended. */
    boolean comesBack() throws InterruptedException {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        while (isAlive()) {
            try (Connection _ = superuser("postgres")) {
                return true;
            } catch (SQLException notYet) {
                if (System.nanoTime() > end) {
                    throw failure("does not serve, " + notYet.getMessage());
                }
                Thread.sleep(LOOK_EVERY_MS);
            }
        }
        return false;
    }

    private TortureFailed failure(String what) {
        return new TortureFailed("PostgreSQL " + what + ":\n" + OwnProcess.lastWords(log));
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** All of its processes. The first goes first, or it would start others. */
    void kill() throws InterruptedException {
        if (process != null) process.kill();
        OwnProcess.signal("KILL", pids());
    }

    void freeze() throws InterruptedException {
        OwnProcess.signal("STOP", pids());
    }

    void thaw() throws InterruptedException {
        OwnProcess.signal("CONT", pids());
    }

    /** Each of its processes has the cluster as its working directory. */
    List<Long> pids() {
        return ProcessHandle.allProcesses().map(ProcessHandle::pid).filter(this::livesHere)
                .toList();
    }

    private boolean livesHere(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                    .equals(data.resolve("postgres"));
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    private void awaitNobodyLeft() throws InterruptedException {
        long end = System.nanoTime() + STOPS_WITHIN.toNanos();
        while (!pids().isEmpty()) {
            if (System.nanoTime() > end) {
                throw new TortureFailed("processes of PostgreSQL do not end: " + pids());
            }
            Thread.sleep(LOOK_EVERY_MS);
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (isAlive()) {
            thaw();
            process.signal("INT");
            if (!process.endsWithin(STOPS_WITHIN)) process.kill();
        }
        OwnProcess.signal("KILL", pids());
        awaitNobodyLeft();
    }
}
