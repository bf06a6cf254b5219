package io.pasarela.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A folder with a gateway's data and one merchant in it, thrown away at the end. Everything listens
 * on the loopback only, so the merchant's keys are no secrets.
 */
final class Installation implements AutoCloseable {

    static final String HOST = "bench.localhost";
    static final String API_SECRET = "bench_api_secret";
    static final String ACCESS_KEY = "bench_access_key_0123456789abc";
    static final String PRIVATE_KEY = "bench_private_key";
    static final String WEBHOOK_SECRET = "whsec_YmVuY2hfd2ViaG9va19zZWNyZXRfMDEyMzQ1Njc4OWFi";
    static final String FEED_TOKEN = "bench_feed_token";
    static final String SYSTEM = "sinpemovil";
    static final String CURRENCY = "CRC";
    static final String WALLET = "81354111";
    static final String OPENING = "500000000";

    private final List<String> jvm;
    private final Path folder;
    private final int port = freePort();

    /** With a merchant who may have more than a load needs: lines of his declaration. */
    Installation(List<String> jvm, String more) throws IOException, InterruptedException {
        this.jvm = jvm;
        folder = Files.createTempDirectory("pasarela-bench");
        Files.writeString(folder.resolve("merchant.yaml"), merchant() + more.indent(4));
        var command = new ArrayList<>(jvm);
        command.addAll(List.of("admin", "master-key", "--demo", masterKey()));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new BenchFailed("no master key could be made");
        }
    }

    int port() {
        return port;
    }

    private static String merchant() {
        return """
                merchants:
                  - key: bench
                    name: Bench
                    host: %s
                    zone: Asia/Manila
                    keys:
                      api-secret: %s
                      access-key: %s
                      private-key: %s
                      webhook-secret: %s
                    limits:
                      %s:
                        deposit: { min: "100", max: "500000" }
                        withdrawal: { min: "100", max: "200000" }
                    wallets:
                      - payment-system: %s
                        params: { identifier: "%s" }
                        opening-balance: "%s"
                    feed-sources:
                      - name: bank
                        token: %s
                """.formatted(HOST, API_SECRET, ACCESS_KEY, PRIVATE_KEY, WEBHOOK_SECRET, SYSTEM,
                SYSTEM, WALLET, OPENING, FEED_TOKEN);
    }

    private String masterKey() {
        return folder.resolve("master-key.json").toString();
    }

    GatewayProcess start() throws IOException {
        return start(port, List.of());
    }

    /** One that listens on a port of its own and may have settings of its own. */
    GatewayProcess start(int ownPort, List<String> settings) throws IOException {
        var command = new ArrayList<>(jvm);
        command.addAll(List.of(
                "run",
                "--data", folder.toString(),
                "--port", Integer.toString(ownPort),
                "--server.address=127.0.0.1",
                "--management.server.port=0",
                "--pasarela.demo=true",
                "--pasarela.edge.default-merchant=bench",
                "--pasarela.people.second-factor-from-role=none",
                "--pasarela.master-key-file=" + masterKey(),
                "--pasarela.apply=" + folder.resolve("merchant.yaml")));
        command.addAll(settings);
        return GatewayProcess.start(
                command, folder.resolve("gateway-" + ownPort + ".log"), ownPort);
    }

    /** What the gateway's own PostgreSQL leaves for other programs: its port and passwords. */
    Properties postgres() throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve("postgres.properties"))) {
            properties.load(reader);
        }
        return properties;
    }

    /** For what pgbench reads and writes. */
    Path folder() {
        return folder;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = new ArrayList<>(walk.toList());
        }
        for (Path path : all.reversed()) Files.deleteIfExists(path);
    }
}
