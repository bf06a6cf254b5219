package io.pasarela.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The PHP that merchants run, as the judge of what we claim about it. */
final class Php {

    private Php() {}

    /** What a script writes when it is given these lines, one line for one. */
    static List<String> run(Path script, List<String> lines) throws Exception {
        Path input = Files.writeString(Files.createTempFile("pasarela", ".in"),
                String.join("\n", lines) + "\n");
        Path output = Files.createTempFile("pasarela", ".out");
        Path errors = Files.createTempFile("pasarela", ".err");
        try {
            int exit = start(new ProcessBuilder(
                    "php", "-d", "display_errors=stderr", script.toString())
                    .redirectInput(input.toFile()).redirectOutput(output.toFile())
                    .redirectError(errors.toFile())).waitFor();
            String complaint = Files.readString(errors);
            if (exit != 0 || !complaint.isEmpty()) {
                throw new AssertionError("PHP ended with " + exit + ": " + complaint);
            }
            String text = Files.readString(output, UTF_8);
            return text.isEmpty() ? List.of() : List.of(text.split("\n"));
        } finally {
            for (Path file : List.of(input, output, errors)) Files.delete(file);
        }
    }

    static Process start(ProcessBuilder php) {
        try {
            return php.start();
        } catch (IOException e) {
            throw new AssertionError(
                    "These tests compare with PHP, and there is none: install php-cli.", e);
        }
    }

    static Path resource(String name) throws Exception {
        return Path.of(Php.class.getResource("/php/" + name).toURI());
    }
}
