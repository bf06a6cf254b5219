package io.pasarela.torture;

import io.pasarela.torture.site.TortureFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds every planted bug by torture, each within its budget. One that survives is a defect of the
 * torture.
 */
final class BugHunt {

    /** From the first load on; building and starting come on top. */
    private static final Duration BUDGET = Duration.ofMinutes(5);
    /** The nth lasts n times as long: what a short one shows is shown soon. */
    private static final Duration ROUND = Duration.ofSeconds(30);

    private final Options options;
    private final List<String> lines = new ArrayList<>();

    BugHunt(Options options) {
        this.options = options;
    }

    /** Whether none survived. */
    boolean findAll() throws Exception {
        boolean all = true;
        for (PlantedBug bug : PlantedBug.list(options.root())) {
            if (options.bug() != null && !bug.name().contains(options.bug())) continue;
            all &= find(bug);
        }
        Path file = Path.of("target", "torture-bugs-" + options.seed() + ".txt");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        System.out.println("\nAlso in " + file.toAbsolutePath());
        return all;
    }

    private boolean find(PlantedBug bug) throws Exception {
        Path folder = Files.createTempDirectory("pasarela-bug");
        try (var patched = PatchedGateway.build(options.root(), bug, options.gateway());
                var run = new Run(
                        folder, patched.command(), options.seed(), bug.faults())) {
            long begun = System.nanoTime();
            boolean well = true;
            while (well && System.nanoTime() - begun < BUDGET.toNanos()) {
                well = run.round(ROUND.multipliedBy(run.rounds() + 1));
            }
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            say("%-36s %-12s %4d s, %d rounds  %s".formatted(bug.name(),
                    well ? "SURVIVED" : "found", took.toSeconds(), run.rounds(),
                    well ? "" : Report.brief(run.violations().getFirst())));
            return !well;
        } catch (TortureFailed e) {
            // A gateway that does not even start is not found by its histories.
            say("%-36s BROKE  %s".formatted(bug.name(), Report.brief(e.toString())));
            return false;
        }
    }

    private void say(String line) {
        lines.add(line);
        System.out.println(line);
    }
}
