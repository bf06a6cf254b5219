package io.pasarela.torture.site;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;

/** A gateway that is killed while it makes its tables must make them when it comes again. */
final class Migration {

    private static final Duration COMES_WITHIN = Duration.ofSeconds(120);
    private static final long LOOK_EVERY_MS = 20;
    private static final int KILL_AFTER_MS_MAX = 200;

    private static final String BEGUN = """
            select count(*)
              from pg_tables
             where tablename = 'flyway_schema_history'
            """;
    private static final String DONE = """
            select count(*)
              from flyway_schema_history
             where success
            """;
    private static final String FAILED = """
            select count(*)
              from flyway_schema_history
             where not success
            """;

    private final Site site;
    private final Random random;
    private int number;

    Migration(Site site, Random random) {
        this.site = site;
        this.random = random;
    }

    String strike() throws IOException, InterruptedException, SQLException {
        String database = "migration_" + ++number;
        execute("create database " + database + " owner pasarela");
        GatewayNode gateway = site.guest(database);
        try {
            gateway.start();
            awaitMigrations(gateway, database, random.nextLong(wanted()));
            Thread.sleep(random.nextInt(KILL_AFTER_MS_MAX));
            gateway.kill();
            long killedAt = count(database, DONE);
            long begun = System.nanoTime();
            gateway.start();
            gateway.awaitReady();
            requireAll(database);
            return "killed at %d of %d, ready again after %d ms".formatted(
                    killedAt, wanted(), (System.nanoTime() - begun) / 1_000_000);
        } finally {
            gateway.close();
            execute("drop database " + database + " with (force)");
        }
    }

    private void awaitMigrations(GatewayNode gateway, String database, long number)
            throws InterruptedException, SQLException {
        long end = System.nanoTime() + COMES_WITHIN.toNanos();
        // One connection for all looks: signing in costs the server more than the look.
        try (Connection connection = site.postgres().superuser(database)) {
            while (count(connection, BEGUN) == 0 || count(connection, DONE) < number) {
                if (!gateway.isAlive() || System.nanoTime() > end) {
                    throw new TortureFailed("migration " + number + " does not come:\n"
                            + OwnProcess.lastWords(gateway.log()));
                }
                Thread.sleep(LOOK_EVERY_MS);
            }
        }
    }

    /** As many as the gateways' own database has had. */
    private long wanted() throws SQLException {
        try (Connection own = site.superuser()) {
            return count(own, DONE);
        }
    }

    private void requireAll(String database) throws SQLException {
        long done = count(database, DONE);
        long failed = count(database, FAILED);
        if (done != wanted() || failed != 0) {
            throw new TortureFailed("a killed migration left " + done + " of " + wanted() + ", "
                    + failed + " failed");
        }
    }

    private long count(String database, String sql) throws SQLException {
        try (Connection connection = site.postgres().superuser(database)) {
            return count(connection, sql);
        }
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = site.postgres().superuser("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
