package io.pasarela.torture;

import io.pasarela.torture.site.Fault;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A mistake a programmer could make, kept as a patch, to see whether a run would notice it.
 *
 * @param name the file's name without its ending
 * @param patch with a header of prose: the title, then {@code Rule:}, {@code Shows:}, {@code Load:}
 *     and perhaps {@code Faults:}
 * @param title what the mistake is
 */
record PlantedBug(String name, Path patch, String title) {

    private static final String ENDING = ".patch";
    private static final String FIRST_OF_DIFF = "diff --git ";

    /** All of them, in the order of their names. */
    static List<PlantedBug> list(Path root) throws IOException {
        var bugs = new ArrayList<PlantedBug>();
        for (Path patch : patches(root.resolve("bench").resolve("bugs"))) {
            String file = patch.getFileName().toString();
            List<String> header = header(patch);
            bugs.add(new PlantedBug(file.substring(0, file.length() - ENDING.length()), patch,
                    header.isEmpty() ? "" : header.getFirst()));
        }
        return List.copyOf(bugs);
    }

    private static List<Path> patches(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
        }
    }

    private static List<String> header(Path patch) throws IOException {
        return Files.readAllLines(patch).stream()
                .takeWhile(line -> !line.startsWith(FIRST_OF_DIFF)).toList();
    }

    /** A paragraph of the header, such as {@code Rule}, in one line; empty when it lacks it. */
    String paragraph(String word) throws IOException {
        var text = new StringBuilder();
        boolean inside = false;
        for (String line : header(patch)) {
            boolean begins = line.startsWith(word + ": ");
            inside = begins || inside && line.startsWith("  ");
            if (begins) text.append(line.substring(word.length() + 2));
            else if (inside) text.append(' ').append(line.strip());
        }
        return text.toString();
    }

    /** Those that bring it out; empty when it needs none, or any. */
    List<Fault> faults() throws IOException {
        String names = paragraph("Faults");
        return names.isEmpty() ? List.of()
                : Arrays.stream(names.split(", ")).map(Fault::valueOf).toList();
    }

    /** What hinders it from being applied to the sources in that folder; empty when nothing. */
    Optional<String> misfit(Path folder) throws IOException, InterruptedException {
        return git(folder, "--check");
    }

    /** Changes the sources in that folder, which is laid out like the repository. */
    void applyTo(Path folder) throws IOException, InterruptedException {
        Optional<String> fault = git(folder, "--whitespace=nowarn");
        if (fault.isPresent()) {
            throw new IllegalStateException(name + " cannot be applied:\n" + fault.get());
        }
    }

    private Optional<String> git(Path folder, String option)
            throws IOException, InterruptedException {
        Path place = folder.toAbsolutePath();
        var command = new ProcessBuilder(
                "git", "apply", option, patch.toAbsolutePath().toString())
                .directory(place.toFile()).redirectErrorStream(true)
                .redirectInput(new File("/dev/null"));
        // Inside a repository of somebody else git would pass over files that it does not know.
        Map<String, String> environment = command.environment();
        environment.keySet().removeIf(variable -> variable.startsWith("GIT_"));
        environment.put("GIT_CEILING_DIRECTORIES", String.valueOf(place.getParent()));
        Process git = command.start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return git.waitFor() == 0 ? Optional.empty() : Optional.of(said);
    }
}
