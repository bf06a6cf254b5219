package io.pasarela.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** A look behind the wire: to prepare pgbench's writes, and to count what was stored. */
final class Database implements AutoCloseable {

    private final Connection owner;
    private final Connection superuser;

    Database(Properties server) throws SQLException {
        owner = DriverManager.getConnection(server.getProperty("url"));
        superuser = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server.getProperty("port") + "/pasarela",
                "postgres", server.getProperty("superuser-password"));
    }

    void install() throws SQLException, IOException {
        try (InputStream script = Database.class.getResourceAsStream("activate.sql")) {
            execute(owner, new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** pgbench activates from here on. */
    void continueAt(long number) throws SQLException {
        execute(owner, "alter sequence bench.next restart with " + number);
    }

    /** Pays what earlier phases left to be done, so that no phase pays for another's. */
    void settle() throws SQLException {
        execute(superuser, "analyze");
        execute(superuser, "checkpoint");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long count(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    String setting(String name) throws SQLException {
        return text("select current_setting('" + name + "')");
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        owner.close();
        superuser.close();
    }
}
