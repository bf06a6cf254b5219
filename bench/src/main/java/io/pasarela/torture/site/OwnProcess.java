package io.pasarela.torture.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A child of ours that is never left over: the system kills it when the torture ends, however that
 * ends, and only its own pid is ever signalled.
 */
final class OwnProcess {

    /** The signal comes when the starting thread is gone, so this one stays. */
    private static final ExecutorService STARTER =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private static final int LAST_LINES = 15;
    private static final int LAST_BYTES = 20_000;

    private final Process process;

    private OwnProcess(Process process) {
        this.process = process;
    }

    /**
     * Away from our terminal, so that nobody but the torture stops it.
     *
     * @param guise programs that start the next one as somebody else; they replace themselves
     */
    static OwnProcess start(List<String> guise, List<String> command, Map<String, String> settings,
            Path log) {
        var all = new ArrayList<>(List.of("setsid"));
        all.addAll(guise);
        all.addAll(List.of("setpriv", "--pdeathsig", "KILL", "--"));
        all.addAll(command);
        var builder = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(settings);
        try {
            return new OwnProcess(STARTER.submit(builder::start).get());
        } catch (ExecutionException e) {
            throw new TortureFailed(all.getFirst() + " cannot be started: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TortureFailed("interrupted");
        }
    }

    /** Runs something short to its end. */
    static void run(List<String> command, Path log) throws InterruptedException {
        int code = start(List.of(), command, Map.of(), log).process.waitFor();
        if (code != 0) {
            throw new TortureFailed(String.join(" ", command) + " ended with code " + code + ":\n"
                    + lastWords(log));
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** As the power does it: nothing is finished, nothing is said. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    void signal(String name) throws InterruptedException {
        signal(name, List.of(process.pid()));
    }

    static void signal(String name, List<Long> pids) throws InterruptedException {
        if (pids.isEmpty()) return;
        var command = new ArrayList<>(List.of("kill", "-" + name));
        pids.forEach(pid -> command.add(Long.toString(pid)));
        try {
            new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String lastWords(Path log) {
        try (var file = Files.newByteChannel(log)) {
            file.position(Math.max(0, file.size() - LAST_BYTES));
            var in = Channels.newInputStream(file);
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank()).toList();
            return String.join("\n",
                    lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "(" + e + ")";
        }
    }
}
