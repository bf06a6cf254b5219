package io.pasarela.platform.postgres;

import io.pasarela.platform.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that the gateway runs itself, under its data folder and for itself alone. Its
 * process is a direct child of one thread that stays until the end: when it dies it is reaped at
 * once and started again, and when the gateway dies the system tells it to stop.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final int FIRST_STARTS_MAX = 3;
    private static final long AGAIN_AFTER_MS = 200;
    private static final long LOOK_EVERY_MS = 20;
    private static final long STOP_SECONDS_MAX = 60;
    private static final long HARD_STOP_SECONDS_MAX = 5;

    private final Cluster cluster;
    private final Residents residents;
    private final FileLock lock;
    private final Access access;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread keeper = new Thread(this::keep, "postgres");
    private volatile @Nullable Process process;
    private volatile boolean served;
    private volatile boolean hopeless;

    private EmbeddedPostgres(Cluster cluster, FileLock lock)
            throws IOException, InterruptedException {
        this.cluster = cluster;
        this.lock = lock;
        this.residents = new Residents(cluster.folder());
        residents.moveOut();
        cluster.init();
        access = Access.read(cluster.accessFile()).onFreePort();
        access.write(cluster.accessFile());
        keeper.setDaemon(true);
    }

    /** Makes the cluster if there is none, starts it and returns when both roles can sign in. */
    public static EmbeddedPostgres start(Path data) {
        return start(data, data, List.of());
    }

    static EmbeddedPostgres start(Path dataFolder, Path binaries, List<String> extraSettings) {
        try {
            Path data = Folders.createPrivate(dataFolder).toRealPath();
            FileLock lock = lock(data);
            var cluster = new Cluster(
                    data, Binaries.unpack(binaries.toRealPath()), Guise.find(), extraSettings);
            var postgres = new EmbeddedPostgres(cluster, lock);
            postgres.keeper.start();
            postgres.awaitRoles();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException("no embedded PostgreSQL under " + dataFolder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL was starting", e);
        }
    }

    /** Two gateways on one cluster would both restart it, and one would stop it for both. */
    private static FileLock lock(Path data) throws IOException {
        var file = FileChannel.open(data.resolve("gateway.lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = file.tryLock();
            if (lock != null) return lock;
        } catch (OverlappingFileLockException heldByThisProcess) {
            log.debug("locked by this process", heldByThisProcess);
        }
        file.close();
        throw new StartRefused("another gateway is running with the data folder " + data,
                "Stop it, or give this one a folder of its own with --data.");
    }

    public Logins logins() {
        return access.logins();
    }

    Login superuser() {
        return access.superuser();
    }

    /** Outlives every fault, because the server stops when this thread ends. */
    private void keep() {
        for (int starts = 1; closing.getCount() > 0; starts++) {
            try {
                runOnce();
                if (!served && starts == FIRST_STARTS_MAX) hopeless = true;
                closing.await(AGAIN_AFTER_MS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void runOnce() throws InterruptedException {
        try {
            residents.moveOut();
            Process started = launch();
            if (started == null) return;
            int code = started.waitFor();
            if (closing.getCount() > 0) log.warn("PostgreSQL ended with code {}", code);
        } catch (IOException | RuntimeException e) {
            log.error("PostgreSQL could not be started", e);
        }
    }

    /** Nothing if it is time to stop: then no process may be born any more. */
    private synchronized @Nullable Process launch() throws IOException {
        if (closing.getCount() == 0) return null;
        Process started = cluster.postgres(access);
        process = started;
        log.info("PostgreSQL {} starts on port {}", started.pid(), access.port());
        return started;
    }

    /** Recovery after a crash may take long; only a server that does not stay up is given up. */
    private void awaitRoles() throws InterruptedException, IOException {
        while (!served) {
            try (Connection superuser = DriverManager.getConnection(access.superuser().jdbcUrl())) {
                Roles.prepare(superuser, access);
                served = true;
            } catch (SQLException notYet) {
                if (hopeless) {
                    close();
                    throw new StartRefused("PostgreSQL does not start:\n" + lastWords(),
                            "See " + cluster.output() + " and " + cluster.folder() + "/log");
                }
                Thread.sleep(LOOK_EVERY_MS);
            }
        }
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(cluster.output());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    /** Sends clients away, writes what is left and waits until the server has gone. */
    @Override
    public void close() {
        stop("INT");
    }

    /** For data that nobody wants any more: without writing anything. */
    void abandon() {
        stop("QUIT");
    }

    private synchronized void stop(String signal) {
        closing.countDown();
        Process last = process;
        try {
            if (last != null && last.isAlive()) {
                Signals.send(signal, last.pid());
                if (!last.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                    Signals.send("QUIT", last.pid());
                    if (!last.waitFor(HARD_STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                        last.destroyForcibly().waitFor();
                    }
                }
                log.info("PostgreSQL has stopped");
            }
            lock.acquiredBy().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
