package io.pasarela.platform.postgres;

import io.pasarela.platform.StartRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway's database, checked and with both roles, for as long as the gateway lives. */
final class Database implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Database.class);

    private final Logins logins;
    private final @Nullable EmbeddedPostgres embedded;

    private Database(Logins logins, @Nullable EmbeddedPostgres embedded) {
        this.logins = logins;
        this.embedded = embedded;
    }

    static Database open(DatabaseSettings settings) {
        String url = settings.url();
        if (url != null && !url.isBlank()) {
            Logins logins = external(url, settings.appUrl());
            Safeguards.check(logins.app());
            return new Database(logins, null);
        }
        EmbeddedPostgres embedded = EmbeddedPostgres.start(settings.folder());
        try {
            Safeguards.check(embedded.logins().app());
            return new Database(embedded.logins(), embedded);
        } catch (RuntimeException refused) {
            embedded.close();
            throw refused;
        }
    }

    private static Logins external(String url, @Nullable String appUrl) {
        try {
            Login owner = Login.of(url);
            Login app = appUrl == null || appUrl.isBlank() ? appOf(owner) : Login.of(appUrl);
            return new Logins(owner, app);
        } catch (IllegalArgumentException e) {
            throw new StartRefused("the database URL cannot be used: " + e.getMessage(),
                    "Write jdbc:postgresql://HOST/DATABASE?user=USER&password=PASSWORD");
        }
    }

    /** An owner who may not create roles does everything himself; the log says so. */
    private static Login appOf(Login owner) {
        Login app = Roles.appOf(owner);
        try (Connection connection = DriverManager.getConnection(owner.jdbcUrl())) {
            if (mayCreateRoles(connection)) {
                Roles.ensureLogin(connection, app);
                return app;
            }
        } catch (SQLException e) {
            throw Safeguards.unreachable(owner, e);
        }
        log.warn("The database user {} may not create roles, so nothing but the code keeps the"
                + " gateway from changing the ledger. Create a second role and name it in"
                + " PASARELA_DATABASE_APP_URL.", owner.user());
        return owner;
    }

    private static boolean mayCreateRoles(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("""
                        select rolsuper or rolcreaterole
                          from pg_roles
                         where rolname = current_user
                        """)) {
            answer.next();
            return answer.getBoolean(1);
        }
    }

    Logins logins() {
        return logins;
    }

    @Override
    public void close() {
        if (embedded != null) embedded.close();
    }
}
