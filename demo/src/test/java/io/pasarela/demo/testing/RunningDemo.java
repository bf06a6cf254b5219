package io.pasarela.demo.testing;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.pasarela.demo.Demo;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * The demo in processes of its own. With the system property {@code story.env} the tests use one
 * that runs already, whose demo.env that is.
 */
public final class RunningDemo implements AutoCloseable {

    private static final Path GATEWAY =
            Path.of("../gateway/target/app/pasarela-gateway-0.1.0-SNAPSHOT.jar");
    private static final String JAVA = ProcessHandle.current().info().command().orElseThrow();
    private static final Duration START_MAX = Duration.ofMinutes(3);
    private static final long STOP_SECONDS_MAX = 60;
    private static final int PORTS_MAX = 20;

    private final @Nullable Process process;
    private final Map<String, String> environment;

    private RunningDemo(@Nullable Process process, Map<String, String> environment) {
        this.process = process;
        this.environment = environment;
    }

    /**
     * @param declaration of more merchants
     * @param settings of the gateway, as environment variables
     */
    static RunningDemo start(Path data, Path declaration, Map<String, String> settings)
            throws IOException {
        String running = System.getProperty("story.env");
        if (running != null) return new RunningDemo(null, read(Path.of(running)));
        Path log = data.resolve("demo.log");
        ProcessBuilder command = new ProcessBuilder(
                JAVA, "-cp", System.getProperty("java.class.path"), Demo.class.getName(),
                "--port", Integer.toString(freePort()), "--data", data.toString(),
                "--apply", declaration.toString(),
                "--", JAVA, "-XX:TieredStopAtLevel=1", "-jar", GATEWAY.toString())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()));
        command.environment().putAll(settings);
        Process process = command.start();
        Path env = data.resolve("demo.env");
        Awaitility.await("demo.env").atMost(START_MAX)
                .until(() -> Files.exists(env) || !process.isAlive());
        if (!process.isAlive()) throw new IllegalStateException(Files.readString(log));
        return new RunningDemo(process, read(env));
    }

    /** A value of {@code demo.env}. */
    public String get(String name) {
        String value = environment.get(name);
        if (value == null) throw new IllegalArgumentException("demo.env has no " + name);
        return value;
    }

    @Override
    public void close() throws InterruptedException {
        if (process == null) return;
        process.destroy();
        if (!process.waitFor(STOP_SECONDS_MAX, SECONDS)) process.destroyForcibly();
    }

    /** One whose neighbours, which the demo takes too, are free as well. */
    private static int freePort() throws IOException {
        for (int i = 0; i < PORTS_MAX; i++) {
            int port;
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            if (isFree(port + 1) && isFree(port + 10)) return port;
        }
        throw new IOException("no free ports");
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Map<String, String> read(Path env) throws IOException {
        Map<String, String> values = new HashMap<>();
        for (String line : Files.readAllLines(env)) {
            int equals = line.indexOf('=');
            values.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return values;
    }
}
