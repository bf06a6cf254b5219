package io.pasarela.torture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * A gateway with a planted bug: a copy of the sources, patched and compiled against the libraries
 * of the real one. The repository is only read, and the copy is deleted at the end.
 */
final class PatchedGateway implements AutoCloseable {

    private static final String MAIN_CLASS = "io.pasarela.Pasarela";

    private final Path folder;
    private final List<String> command;

    private PatchedGateway(Path folder, List<String> command) {
        this.folder = folder;
        this.command = command;
    }

    /**
     * Builds it.
     *
     * @param root of the repository, where the gateway has been built
     * @param gateway how the real one is started: {@code java}, its options, {@code -jar} and the
     *     extracted jar, which has its libraries beside it
     */
    static PatchedGateway build(Path root, PlantedBug bug, List<String> gateway)
            throws IOException, InterruptedException {
        int jar = gateway.indexOf("-jar");
        if (jar < 1 || jar + 1 >= gateway.size()) {
            throw new IllegalArgumentException("no java … -jar FILE: " + gateway);
        }
        String libraries = Path.of(gateway.get(jar + 1)).resolveSibling("lib") + "/*";
        Path folder = Files.createTempDirectory("pasarela-bug");
        try {
            List<Path> sources = prepare(root, bug, folder);
            Path classes = classes(folder);
            new Javac(gateway.getFirst(), libraries, classes).compile(sources);
            // The AOT cache knows the real classes and no others.
            var command = new ArrayList<>(gateway.subList(0, jar).stream()
                    .filter(option -> !option.startsWith("-XX:AOT")).toList());
            command.addAll(List.of("-cp", packed(classes) + ":" + libraries, MAIN_CLASS));
            return new PatchedGateway(folder, List.copyOf(command));
        } catch (IOException | InterruptedException | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    /** A jar is opened once; classes from a folder are lost to whom may open no more files. */
    private static Path packed(Path classes) {
        Path jar = classes.resolveSibling("gateway.jar");
        int failed = ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err,
                "--create", "--no-compress", "--file", jar.toString(), "-C", classes.toString(),
                ".");
        if (failed != 0) throw new IllegalStateException("the patched gateway is not packed");
        return jar;
    }

    private static Path classes(Path folder) {
        return folder.resolve("classes");
    }

    /** Lays out everything but the classes, and says what is to be compiled. */
    private static List<Path> prepare(Path root, PlantedBug bug, Path folder)
            throws IOException, InterruptedException {
        Path main = Path.of("gateway", "src", "main");
        Path target = root.resolve("gateway").resolve("target");
        copy(root.resolve(main), folder.resolve(main), _ -> true);
        bug.applyTo(folder);
        // Templates were translated by the build; what the patch says counts over what it built.
        copy(target.resolve("classes"), classes(folder),
                file -> !file.toString().endsWith(".class"));
        copy(folder.resolve(main).resolve("resources"), classes(folder), _ -> true);
        var sources = new ArrayList<>(sources(folder.resolve(main).resolve("java")));
        sources.addAll(sources(target.resolve("generated-sources").resolve("jte")));
        return sources;
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    /** Compiles as the build does, in a process of its own: it needs more memory than we have. */
    private record Javac(String java, String libraries, Path classes) {

        void compile(List<Path> sources) throws IOException, InterruptedException {
            Path list = classes.resolveSibling("sources");
            Files.write(list, sources.stream().map(file -> "\"" + file + "\"").toList());
            Process javac = new ProcessBuilder(
                    Path.of(java).resolveSibling("javac").toString(),
                    "-J-Xmx512m", "-J-XX:+UseSerialGC", "-J-XX:TieredStopAtLevel=1",
                    "-nowarn", "-proc:none", "-parameters", "-encoding", "UTF-8",
                    "-cp", libraries, "-d", classes.toString(), "@" + list)
                    .redirectErrorStream(true).start();
            javac.getOutputStream().close();
            String said =
                    new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (javac.waitFor() != 0) {
                throw new IllegalStateException("the patched gateway does not compile:\n" + said);
            }
        }
    }

    /** What starts it; the gateway's own arguments, such as {@code run}, follow. */
    List<String> command() {
        return command;
    }

    private static void copy(Path from, Path to, Predicate<Path> wanted) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.filter(Files::isRegularFile).filter(wanted).toList();
        }
        for (Path file : all) {
            Path copy = to.resolve(from.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                    throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure)
                    throws IOException {
                if (failure != null) throw failure;
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
