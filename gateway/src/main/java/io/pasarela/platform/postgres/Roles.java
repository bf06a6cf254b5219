package io.pasarela.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes the roles and the database that are not there yet. */
final class Roles {

    private Roles() {}

    /** For the embedded server: everything, as its superuser. */
    static void prepare(Connection superuser, Access access) throws SQLException {
        ensureRole(superuser, Access.OWNER, access.ownerPassword());
        ensureRole(superuser, Access.APP, access.appPassword());
        ensureDatabase(superuser);
    }

    /**
     * The app role that goes with an owner on a server of your own. Every node derives the same
     * password, so that none has to be stored or handed around.
     */
    static Login appOf(Login owner) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    ("app role:" + owner.password()).getBytes(UTF_8), "HmacSHA256"));
            String name = owner.user() + "_app";
            String password = HexFormat.of().formatHex(mac.doFinal(name.getBytes(UTF_8)));
            return owner.as(name, password);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Creates the role, or gives it this password again if it does not let it in. */
    static void ensureLogin(Connection connection, Login login) throws SQLException {
        if (!exists(connection, login.user())) {
            ensureRole(connection, login.user(), login.password());
        } else if (!signsIn(login)) {
            define(connection, "alter", login.user(), login.password());
        }
    }

    /** Creates the role; one that exists keeps its password. */
    static void ensureRole(Connection connection, String role, String password)
            throws SQLException {
        if (!exists(connection, role)) define(connection, "create", role, password);
    }

    private static boolean signsIn(Login login) {
        try (Connection _ = DriverManager.getConnection(login.jdbcUrl())) {
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    /** Names and passwords cannot be parameters here, so the driver quotes them. */
    private static void define(Connection connection, String verb, String role, String password)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(verb + " role " + statement.enquoteIdentifier(role, true)
                    + " login password " + statement.enquoteLiteral(password));
        }
    }

    private static boolean exists(Connection connection, String role) throws SQLException {
        return exists(connection, "select from pg_roles where rolname = ?", role);
    }

    private static void ensureDatabase(Connection superuser) throws SQLException {
        if (exists(superuser, "select from pg_database where datname = ?", Access.DATABASE)) {
            return;
        }
        try (Statement statement = superuser.createStatement()) {
            statement.execute(
                    "create database " + Access.DATABASE + " owner " + Access.OWNER);
        }
    }

    private static boolean exists(Connection connection, String question, String name)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }
}
