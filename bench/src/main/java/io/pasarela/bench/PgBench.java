package io.pasarela.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own load generator, asking the same server over the same loopback. */
final class PgBench {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final int LATENCIES_MIN = 200;
    /** Every hundredth transaction is written down: enough for a p99, too few to disturb. */
    private static final String SAMPLED = "0.01";
    private static final Pattern COUNT =
            Pattern.compile("number of transactions actually processed: ([0-9]+)");
    private static final Pattern FAILED =
            Pattern.compile("number of failed transactions: ([0-9]+)");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9]+)");

    private final Path program;
    private final Properties server;
    private final Path folder;
    private final int connections;

    PgBench(Properties server, Path folder, int connections) {
        this.server = server;
        this.folder = folder;
        this.connections = connections;
        program = find().orElseThrow(() -> new BenchFailed("pgbench is missing: it is neither in"
                + " PATH nor in /usr/lib/postgresql/*/bin (Debian: apt install postgresql)."));
    }

    /** The newest of Debian's, past the wrapper in PATH, else whatever PATH has. */
    private static Optional<Path> find() {
        var places = new ArrayList<Path>();
        if (Files.isDirectory(DEBIAN)) {
            try (Stream<Path> versions = Files.list(DEBIAN)) {
                versions.sorted(Comparator.comparing(Path::toString).reversed())
                        .forEach(version -> places.add(version.resolve("bin")));
            } catch (IOException e) {
                throw new BenchFailed(DEBIAN + " cannot be read: " + e.getMessage());
            }
        }
        for (String place : System.getenv("PATH").split(":")) places.add(Path.of(place));
        return places.stream().map(place -> place.resolve("pgbench"))
                .filter(Files::isExecutable).findFirst();
    }

    String version() throws IOException, InterruptedException {
        return run(List.of("--version")).strip();
    }

    /** Repeats this script, one transaction after the other on each connection. */
    Measured run(String script, Duration time) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("script.sql"), script);
        Path log = folder.resolve("latencies");
        forget(log);
        String said = run(List.of(
                "--host=127.0.0.1", "--port=" + server.getProperty("port"),
                "--username=pasarela", "--no-vacuum", "--protocol=prepared",
                "--client=" + connections, "--jobs=2", "--time=" + time.toSeconds(),
                "--log", "--sampling-rate=" + SAMPLED, "--log-prefix=" + log,
                "--file=" + file, "pasarela"));
        if (number(FAILED, said) != 0) throw new BenchFailed("pgbench had failures:\n" + said);
        long count = number(COUNT, said);
        List<Long> latencies = latencies(log);
        if (latencies.size() < Math.min(LATENCIES_MIN, count / 1_000)) {
            throw new BenchFailed("pgbench wrote down too few latencies: " + latencies.size());
        }
        // pgbench counts the seconds after all its connections were made.
        long elapsed = Math.round(count * 1e9 / number(RATE, said));
        return Measured.of(latencies, count, elapsed);
    }

    private static long number(Pattern pattern, String said) {
        Matcher found = pattern.matcher(said);
        if (!found.find()) throw new BenchFailed("pgbench did not say " + pattern + ":\n" + said);
        return Long.parseLong(found.group(1));
    }

    private void forget(Path log) throws IOException {
        for (Path old : logs(log)) Files.delete(old);
    }

    private List<Path> logs(Path log) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.toString().startsWith(log + ".")).toList();
        }
    }

    /** The third word of each line is the transaction's time in microseconds. */
    private List<Long> latencies(Path log) throws IOException {
        var latencies = new ArrayList<Long>();
        for (Path part : logs(log)) {
            for (String line : Files.readAllLines(part)) {
                latencies.add(Long.parseLong(line.split(" ")[2]) * 1_000);
            }
        }
        return latencies;
    }

    private String run(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        Path output = folder.resolve("pgbench.log");
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("PGPASSWORD", server.getProperty("owner-password"));
        int code = builder.start().waitFor();
        String said = Files.readString(output);
        if (code != 0) throw new BenchFailed("pgbench ended with code " + code + ":\n" + said);
        return said;
    }
}
