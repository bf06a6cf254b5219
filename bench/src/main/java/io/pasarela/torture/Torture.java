package io.pasarela.torture;

import io.pasarela.torture.site.Coverage;
import io.pasarela.torture.site.TortureFailed;
import io.pasarela.torture.town.Cast;
import io.pasarela.torture.town.Town;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The command: tortures two gateways, or finds planted bugs by torture, and prints what came. */
public final class Torture {

    private static final Path REPORTS = Path.of("target");
    /** Long enough for every kind of work to meet faults, short enough to find bugs early. */
    private static final Duration ROUND = Duration.ofSeconds(60);
    private static final int ROUNDS_MAX = 20;
    /** What still has not met is given some more time to meet. */
    private static final Duration MORE = Duration.ofSeconds(30);
    private static final int MORE_ROUNDS_MAX = 4;
    /** What a run of three minutes must have seen at least; longer ones in proportion, up to 10. */
    private static final int MINUTES_PER_DECK = 4;
    private static final int TIMES_MAX = 10;

    private Torture() {}

    public static void main(String[] arguments) throws Exception {
        Town.enter(Cast.all());
        try {
            Options options = Options.parse(List.of(arguments));
            boolean well = options.bugs() ? new BugHunt(options).findAll() : torture(options);
            System.exit(well ? 0 : 1);
        } catch (TortureFailed e) {
            System.err.println("pasarela torture: " + e.getMessage());
            System.exit(2);
        }
    }

    private static boolean torture(Options options) throws Exception {
        System.out.println("Torture for " + options.howLong().toMinutes() + " min of load, seed "
                + options.seed());
        Path folder = Files.createTempDirectory("pasarela-torture");
        try (var run = new Run(folder, options.gateway(), options.seed(), List.of())) {
            int rounds = rounds(options.howLong());
            Duration round = options.howLong().dividedBy(rounds);
            boolean well = true;
            for (int i = 0; well && (i < rounds || i < rounds + MORE_ROUNDS_MAX
                    && !missing(run, options.howLong()).isEmpty()); i++) {
                well = run.round(i < rounds ? round : MORE);
                System.out.println(run.progress());
            }
            List<String> empty = well ? missing(run, options.howLong()) : List.of();
            report(Report.of(run, options.seed(), empty), options);
            return well && empty.isEmpty();
        }
    }

    private static int rounds(Duration howLong) {
        return (int) Math.clamp(howLong.dividedBy(ROUND), 2, ROUNDS_MAX);
    }

    /** A run that saw too little proves nothing. */
    private static List<String> missing(Run run, Duration howLong) {
        int times = (int) Math.clamp(howLong.toMinutes() / MINUTES_PER_DECK, 1, TIMES_MAX);
        return Coverage.of(run.strikes(), run.history().calls()).missing(times, times);
    }

    private static void report(String text, Options options) throws IOException {
        System.out.print("\n" + text);
        Files.createDirectories(REPORTS);
        Path file = REPORTS.resolve("torture-" + options.seed() + ".txt");
        Files.writeString(file, text);
        System.out.println("\nAlso in " + file.toAbsolutePath());
    }
}
