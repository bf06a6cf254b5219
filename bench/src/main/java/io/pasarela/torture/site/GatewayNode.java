package io.pasarela.torture.site;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One gateway: started, asked whether it is ready, hurt, and ended, by its own pid. */
final class GatewayNode implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(120);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(60);
    private static final long LOOK_EVERY_MS = 50;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String name;
    private final int port;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private @Nullable OwnProcess process;
    /** Whether it runs, or is meant to run, as it should. */
    private boolean isWell;

    /** @param command {@code java}, its options, the gateway's arguments */
    GatewayNode(Path log, int port, List<String> command, Map<String, String> environment) {
        this.log = log;
        name = log.getFileName().toString().replace(".log", "");
        this.port = port;
        this.command = List.copyOf(command);
        this.environment = environment;
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    Path log() {
        return log;
    }

    /** As it should be; {@link #awaitReady} comes next. */
    void start() {
        process = OwnProcess.start(List.of(), command, environment, log);
        isWell = true;
    }

    /** With so little memory that it may end. */
    void startWithHeap(int megabytes) {
        var small = new ArrayList<>(command);
        small.removeIf(option -> option.startsWith("-Xmx"));
        small.addAll(1, List.of("-Xmx" + megabytes + "m", "-XX:+ExitOnOutOfMemoryError"));
        process = OwnProcess.start(List.of(), small, environment, log);
        isWell = false;
    }

    /** Returns when it answers that it is ready; throws with its last words if it never does. */
    void awaitReady() throws InterruptedException {
        if (!isReadyWithin(READY_WITHIN)) {
            throw new TortureFailed(name + (isAlive() ? " is not ready after " + READY_WITHIN
                    : " does not start") + ":\n" + OwnProcess.lastWords(log));
        }
    }

    /** Returns when it is, or it ended, or the time is over. */
    boolean isReadyWithin(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (isAlive() && System.nanoTime() < end) {
            if (isReady()) return true;
            Thread.sleep(LOOK_EVERY_MS);
        }
        return false;
    }

    private boolean isReady() throws InterruptedException {
        var question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readyz"))
                .timeout(Duration.ofSeconds(5)).build();
        try {
            return CLIENT.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Whether it runs as it should, whatever it answers. */
    boolean isWell() {
        return isWell && isAlive();
    }

    /** Whether it ended though nobody had hurt it. */
    boolean endedByItself() {
        return isWell && !isAlive();
    }

    long pid() {
        return process == null ? 0 : process.pid();
    }

    void kill() throws InterruptedException {
        isWell = false;
        if (process != null) process.kill();
    }

    /** It must make do with so many files less than it has, sockets included; returns how many. */
    int starveOfFiles(int less) throws IOException, InterruptedException {
        try (Stream<Path> open = Files.list(own("fd"))) {
            int most = Math.toIntExact(open.count()) - less;
            limitFiles(Integer.toString(most));
            return most;
        }
    }

    /** As many files as it had to begin with. */
    private void feedFiles() throws IOException, InterruptedException {
        String line = Files.readAllLines(own("limits")).stream()
                .filter(limit -> limit.startsWith("Max open files")).findFirst().orElseThrow();
        String hard = line.split(" {2,}")[2];
        limitFiles(hard);
    }

    private void limitFiles(String soft) throws InterruptedException {
        OwnProcess.run(List.of("prlimit", "--pid", Long.toString(pid()), "--nofile=" + soft + ":"),
                log);
    }

    private Path own(String file) {
        return Path.of("/proc", Long.toString(pid()), file);
    }

    void freeze() throws InterruptedException {
        if (process != null) process.signal("STOP");
    }

    /** It runs, and may use what there is. */
    void heal() throws IOException, InterruptedException {
        if (process != null) process.signal("CONT");
        if (isWell()) {
            feedFiles();
            return;
        }
        kill();
        start();
    }

    /** Politely; returns whether that was enough. */
    boolean stop() throws InterruptedException {
        isWell = false;
        if (process == null || !process.isAlive()) return true;
        process.signal("CONT");
        process.signal("TERM");
        if (process.endsWithin(STOPS_WITHIN)) return true;
        process.kill();
        return false;
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
