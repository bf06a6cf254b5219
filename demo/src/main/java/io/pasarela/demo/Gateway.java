package io.pasarela.demo;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The gateway's process: started, asked whether it is ready, and stopped. */
final class Gateway {

    private static final long LOG_BYTES_MAX = 10_000_000;
    private static final long LOOK_EVERY_MS = 100;
    private static final long STOP_SECONDS_MAX = 90;
    /** Where the system can, it tells the gateway to stop when this process is killed. */
    private static final List<String> DIES_WITH_US =
            List.of("setpriv", "--pdeathsig", "TERM", "--");

    private final List<String> command = new ArrayList<>();
    private final Path log;
    private final URI ready;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private @Nullable Process process;
    private boolean stopping;

    Gateway(List<String> command, Path log, int port) throws IOException, InterruptedException {
        if (works(DIES_WITH_US)) this.command.addAll(DIES_WITH_US);
        this.command.addAll(command);
        this.log = log;
        this.ready = URI.create("http://localhost:" + port + "/readyz");
        if (Files.exists(log) && Files.size(log) > LOG_BYTES_MAX) {
            Files.move(log, log.resolveSibling("gateway.log.1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean works(List<String> prefix) throws InterruptedException {
        List<String> trial = new ArrayList<>(prefix);
        trial.add("true");
        try {
            return new ProcessBuilder(trial).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /** Does nothing once it is to stop: then no process may be born any more. */
    synchronized void start() throws IOException {
        if (stopping) return;
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Waits until it answers; false when it ended before. */
    boolean awaitReady() throws InterruptedException {
        while (isAlive()) {
            if (answers()) return true;
            Thread.sleep(LOOK_EVERY_MS);
        }
        return false;
    }

    private boolean answers() throws InterruptedException {
        HttpRequest question =
                HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(5)).build();
        try {
            return client.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    synchronized long pid() {
        if (process == null) throw new IllegalStateException("not started");
        return process.pid();
    }

    /** Politely, with as much time as its database needs. */
    void stop() throws InterruptedException {
        Process last;
        synchronized (this) {
            stopping = true;
            last = process;
        }
        if (last == null) return;
        last.destroy();
        if (!last.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) last.destroyForcibly().waitFor();
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    List<String> lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("\t"))
                .toList();
        return lines.subList(Math.max(0, lines.size() - 8), lines.size());
    }
}
