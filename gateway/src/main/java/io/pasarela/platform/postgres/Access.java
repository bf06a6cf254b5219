package io.pasarela.platform.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * How the embedded server is reached: its port and the passwords of its three roles, remembered in
 * a file that only its owner may read. {@code url} in that file is the owner's, {@code app-url} the
 * app role's, for other programs.
 */
record Access(int port, String superuserPassword, String ownerPassword, String appPassword) {

    static final String OWNER = "pasarela";
    static final String APP = "pasarela_app";
    static final String DATABASE = "pasarela";

    private static final int PORTS_TRIED_MAX = 200;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Access create() throws IOException {
        return new Access(freePort(), password(), password(), password());
    }

    static Access read(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return new Access(
                Integer.parseInt(properties.getProperty("port")),
                properties.getProperty("superuser-password"),
                properties.getProperty("owner-password"),
                properties.getProperty("app-password"));
    }

    void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("superuser-password", superuserPassword);
        properties.setProperty("owner-password", ownerPassword);
        properties.setProperty("app-password", appPassword);
        properties.setProperty("url", logins().owner().jdbcUrl());
        properties.setProperty("app-url", logins().app().jdbcUrl());
        Path half = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(half);
        Folders.createPrivateFile(half);
        try (OutputStream out = Files.newOutputStream(half)) {
            properties.store(out, "How the embedded PostgreSQL is reached. Keep it to yourself.");
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The same passwords, and a port that nobody else has taken meanwhile. */
    Access onFreePort() throws IOException {
        return isFree(port)
                ? this
                : new Access(freePort(), superuserPassword, ownerPassword, appPassword);
    }

    Login superuser() {
        return new Login(url("postgres"), "postgres", superuserPassword);
    }

    Logins logins() {
        return new Logins(
                new Login(url(DATABASE), OWNER, ownerPassword),
                new Login(url(DATABASE), APP, appPassword));
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Below the range from which Linux takes ports for outgoing connections. */
    private static int freePort() throws IOException {
        for (int tried = 0; tried < PORTS_TRIED_MAX; tried++) {
            int port = RANDOM.nextInt(20_000, 30_000);
            if (isFree(port)) return port;
        }
        throw new IOException("no free port between 20000 and 30000 on 127.0.0.1");
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static String password() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
