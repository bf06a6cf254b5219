package io.pasarela.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The command: starts a gateway, measures, prints what came of it and stops the gateway again. */
public final class Bench {

    private static final Path REPORTS = Path.of("target");

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        try {
            measure(Options.parse(List.of(arguments)));
        } catch (BenchFailed e) {
            System.err.println("pasarela bench: " + e.getMessage());
            System.exit(1);
        }
    }

    /** The merchant has no postback URL: postbacks are made and wait, and are not measured. */
    private static void measure(Options options) throws Exception {
        Report report;
        try (var installation = new Installation(options.gateway(), "");
                GatewayProcess gateway = installation.start()) {
            // Who is told to stop stops the gateway too.
            Runtime.getRuntime().addShutdownHook(new Thread(gateway::close));
            gateway.awaitReady();
            try (var database = new Database(installation.postgres())) {
                report = new Comparison(options, installation, database).run();
            }
        }
        System.out.print("\n" + report.text());
        Files.createDirectories(REPORTS);
        Path file = REPORTS.resolve("bench-activate.txt");
        Files.writeString(file, report.text());
        System.out.println("\nAlso in " + file.toAbsolutePath());
    }
}
