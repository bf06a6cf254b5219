package io.pasarela.platform.postgres;

import io.pasarela.platform.StartRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a server must promise before money is written down in it. Looked at with the app's own
 * login, since a role or a database can have settings of its own.
 */
final class Safeguards {

    private static final int OLDEST = 150_000;

    private Safeguards() {}

    static void check(Login app) {
        try (Connection connection = DriverManager.getConnection(app.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet server = statement.executeQuery("""
                        select current_setting('server_version') as version,
                               current_setting('server_version_num')::int as number,
                               current_setting('fsync') as fsync,
                               current_setting('full_page_writes') as full_page_writes,
                               current_setting('synchronous_commit') as synchronous_commit,
                               pg_encoding_to_char(encoding) as encoding,
                               pg_is_in_recovery() as standby
                          from pg_database
                         where datname = current_database()
                        """)) {
            server.next();
            check(server);
        } catch (SQLException e) {
            throw unreachable(app, e);
        }
    }

    private static void check(ResultSet server) throws SQLException {
        if (server.getInt("number") < OLDEST) {
            throw new StartRefused("PostgreSQL " + server.getString("version") + " is too old",
                    "Use 15 or newer.");
        }
        for (String setting : new String[] {"fsync", "full_page_writes", "synchronous_commit"}) {
            if (server.getString(setting).equals("off")) {
                throw new StartRefused("PostgreSQL runs with " + setting + " = off, so it can lose"
                        + " what it has acknowledged", "Set " + setting + " = on.");
            }
        }
        if (!server.getString("encoding").equals("UTF8")) {
            throw new StartRefused("the database's encoding is " + server.getString("encoding"),
                    "Create it with encoding 'UTF8'.");
        }
        if (server.getBoolean("standby")) {
            throw new StartRefused("the database is a standby and takes no writes",
                    "Name the primary, or several hosts and targetServerType=primary.");
        }
    }

    static StartRefused unreachable(Login login, SQLException cause) {
        return new StartRefused("no connection as " + login + ": " + cause.getMessage(),
                "Check PASARELA_DATABASE_URL and that the server is running.");
    }
}
