package io.pasarela.demo;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole demo in processes of its own, which are killed. */
class DemoIT {

    private static final Path GATEWAY =
            Path.of("../gateway/target/app/pasarela-gateway-0.1.0-SNAPSHOT.jar");
    private static final String JAVA = ProcessHandle.current().info().command().orElseThrow();
    private static final Duration LONGEST = Duration.ofSeconds(120);

    @TempDir
    private Path data;

    private int port;
    private Process demo;

    @BeforeEach
    void startDemo() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        demo = new ProcessBuilder(
                JAVA, "-cp", System.getProperty("java.class.path"), Demo.class.getName(),
                "--port", Integer.toString(port), "--data", data.toString(), "--no-shop",
                "--", JAVA, "-XX:TieredStopAtLevel=1", "-jar", GATEWAY.toString())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(data.resolve("demo.log").toFile()))
                .start();
        await("the first demo.env", () -> Files.exists(env()) || !demo.isAlive());
        assertThat(demo.isAlive()).as(said()).isTrue();
    }

    @AfterEach
    void stopDemo() throws InterruptedException {
        demo.destroy();
        if (!demo.waitFor(60, SECONDS)) demo.destroyForcibly();
    }

    @Test
    void tellsScriptsHowToDriveItAndBringsBackWhatDies() throws Exception {
        Map<String, String> first = read();
        assertThat(first.keySet()).containsExactly(
                "PASARELA_URL", "API_URL", "FEED_URL", "WINDOW_URL", "PLUGIN_URL", "OFFICE_URL",
                "MERCHANT_HOST", "OFFICE_LOGIN", "OFFICE_PASSWORD", "API_SECRET", "ACCESS_KEY",
                "PRIVATE_KEY", "WINDOW_KEY", "WEBHOOK_SECRET", "FEED_TOKEN", "POSTBACK_URL",
                "REDIRECT_SUCCESS_ID", "REDIRECT_PENDING_ID", "REDIRECT_FAIL_ID",
                "WALLET_ITAU_ML", "WALLET_SINPEMOVIL", "SHOP_URL", "BANK_URL", "DATABASE_URL",
                "GATEWAY_PID", "POSTGRES_PID");
        assertThat(Files.getPosixFilePermissions(env()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(said()).doesNotContain(first.get("OFFICE_PASSWORD"), first.get("API_SECRET"));
        assertThat(wallet(first)).contains("81354111");

        kill(first.get("POSTGRES_PID"));
        await("another server", () -> differs(first, "POSTGRES_PID"));
        Map<String, String> second = read();
        assertThat(second.get("GATEWAY_PID")).isEqualTo(first.get("GATEWAY_PID"));
        await("an answer", () -> wallet(second).contains("81354111"));

        kill(second.get("GATEWAY_PID"));
        await("another gateway", () -> differs(second, "GATEWAY_PID"));
        Map<String, String> third = read();
        assertThat(wallet(third)).contains("81354111");
        assertThat(third.get("DATABASE_URL")).isEqualTo(first.get("DATABASE_URL"));
        assertThat(third.get("API_SECRET")).isEqualTo(first.get("API_SECRET"));

        demo.destroy();
        assertThat(demo.waitFor(60, SECONDS)).isTrue();
        for (String gone : List.of("GATEWAY_PID", "POSTGRES_PID")) {
            assertThat(ProcessHandle.of(Long.parseLong(third.get(gone)))).as(gone).isEmpty();
        }
        assertThat(env()).doesNotExist();
    }

    private static String wallet(Map<String, String> env) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create(env.get("API_URL")
                    + "/api/v1/transaction/create/sinpemovil?secret=" + env.get("API_SECRET"));
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"currency\":\"CRC\",\"label\":\"player\"}"))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void kill(String pid) {
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
    }

    private boolean differs(Map<String, String> before, String name) {
        return !read().get(name).equals(before.get(name));
    }

    private Map<String, String> read() {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(env())) {
                int equals = line.indexOf('=');
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        } catch (IOException e) {
            throw new IllegalStateException(said(), e);
        }
        return values;
    }

    private String said() {
        try {
            List<String> said = new ArrayList<>(Files.readAllLines(data.resolve("demo.log")));
            return String.join("\n", said);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Path env() {
        return data.resolve("demo.env");
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(LONGEST).pollInterval(Duration.ofMillis(100))
                .until(condition);
    }
}
