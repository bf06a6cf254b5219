package io.pasarela.platform.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One real PostgreSQL per test run: the embedded one, or the server named by
 * {@code PASARELA_TEST_DATABASE_URL}, whose user must be allowed to create databases and roles.
 * Each call of {@link #fresh} gives a migrated database that nobody else uses:
 * {@snippet :
 * private static final TestDatabase DATABASE = TestPostgres.fresh();
 * private final JdbcClient db = JdbcClient.create(DATABASE.app());
 * }
 */
public final class TestPostgres {

    private static final String EXTERNAL = "PASARELA_TEST_DATABASE_URL";
    private static final int POOL_MAX = 20;
    private static final long IDLE_MS = 10_000;
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private static @Nullable TestPostgres instance;

    private final Login admin;
    private final Logins logins;
    private final String prefix = "test_" + ProcessHandle.current().pid() + "_";

    private TestPostgres(Login admin, Logins logins) throws SQLException {
        this.admin = admin;
        this.logins = logins;
        create(template(), "template0");
        Migrations.run(on(template()));
    }

    /** A copy of the migrated template; it goes away with the test run. */
    public static TestDatabase fresh() {
        try {
            return instance().copy(instance().template());
        } catch (SQLException e) {
            throw new IllegalStateException("no test database", e);
        }
    }

    /** One that nothing was migrated in yet. */
    static TestDatabase empty() {
        try {
            return instance().copy("template0");
        } catch (SQLException e) {
            throw new IllegalStateException("no test database", e);
        }
    }

    private TestDatabase copy(String template) throws SQLException {
        String name = prefix + COUNTER.incrementAndGet();
        create(name, template);
        Logins there = on(name);
        return new TestDatabase(there, pool(there.app()), pool(there.owner()));
    }

    /** For tests of what only a server's administrator can prepare. */
    static Login administrator() {
        try {
            return instance().admin;
        } catch (SQLException e) {
            throw new IllegalStateException("no test server", e);
        }
    }

    private static synchronized TestPostgres instance() throws SQLException {
        if (instance == null) instance = start();
        return instance;
    }

    private static TestPostgres start() throws SQLException {
        String external = System.getenv(EXTERNAL);
        if (external == null) return embedded();
        Login owner = Login.of(external);
        Login app = Roles.appOf(owner);
        try (Connection connection = DriverManager.getConnection(owner.jdbcUrl())) {
            Roles.ensureLogin(connection, app);
        }
        var postgres = new TestPostgres(owner, new Logins(owner, app));
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::dropAll));
        return postgres;
    }

    private static TestPostgres embedded() throws SQLException {
        try {
            Path home = Files.createDirectories(Path.of("target", "test-postgres"));
            Path data = Files.createTempDirectory(home, "run-");
            EmbeddedPostgres server =
                    EmbeddedPostgres.start(data, home, List.of("max_connections=400"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(server, data)));
            return new TestPostgres(server.superuser(), server.logins());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(EmbeddedPostgres server, Path data) {
        server.abandon();
        try {
            Folders.delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void create(String name, String template) throws SQLException {
        try (Connection connection = DriverManager.getConnection(admin.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template
                    + " owner " + logins.owner().user());
        }
    }

    private void dropAll() {
        try (Connection connection = DriverManager.getConnection(admin.jdbcUrl());
                Statement statement = connection.createStatement()) {
            for (int number = 1; number <= COUNTER.get(); number++) {
                statement.execute("drop database if exists " + prefix + number + " with (force)");
            }
            statement.execute("drop database if exists " + template());
        } catch (SQLException e) {
            throw new IllegalStateException("test databases are left over", e);
        }
    }

    private String template() {
        return prefix + "template";
    }

    private Logins on(String database) {
        return new Logins(logins.owner().database(database), logins.app().database(database));
    }

    /** Gives its connections back soon, since many classes share one server. */
    static DataSource pool(Login login) {
        var config = new HikariConfig();
        config.setJdbcUrl(login.url());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(POOL_MAX);
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE_MS);
        return new HikariDataSource(config);
    }
}
