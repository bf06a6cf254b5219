package io.pasarela.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One gateway of our own: started, asked whether it is ready, and ended by its own pid. */
final class GatewayProcess implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(120);
    private static final long LOOK_EVERY_MS = 50;
    private static final long STOP_SECONDS_MAX = 90;
    private static final int LAST_LINES = 12;

    private final List<String> command;
    private final Path log;
    private final URI ready;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Process process;

    private GatewayProcess(List<String> command, Path log, int port) throws IOException {
        this.command = command;
        this.log = log;
        ready = URI.create("http://127.0.0.1:" + port + "/readyz");
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
    }

    static GatewayProcess start(List<String> command, Path log, int port) throws IOException {
        return new GatewayProcess(command, log, port);
    }

    /** Returns when it answers; throws with its last words when it ends first or takes too long. */
    void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        while (!answers()) {
            if (process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
                throw new BenchFailed("the gateway does not start:\n" + lastWords());
            }
            if (System.nanoTime() > end) {
                throw new BenchFailed("the gateway is not ready after " + READY_WITHIN
                        + ":\n" + lastWords());
            }
        }
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

    boolean isAlive() {
        return process.isAlive();
    }

    /** As the power does it: nothing is finished, nothing is said. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log).stream().filter(l -> !l.isBlank()).toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES),
                lines.size()));
    }

    /** Politely, with as much time as its database needs. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) kill();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        client.close();
    }

    @Override
    public String toString() {
        return command.toString();
    }
}
