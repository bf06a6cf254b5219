package io.pasarela.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The packaged gateway, extracted because that starts faster. */
final class GatewayJar {

    private static final Path JAR =
            Path.of("../gateway/target/pasarela-gateway-0.1.0-SNAPSHOT.jar");
    private static final Path FOLDER = Path.of("target/app");
    private static final String JAVA = ProcessHandle.current().info().command().orElseThrow();

    private GatewayJar() {}

    static List<String> command() throws IOException, InterruptedException {
        Path extracted = FOLDER.resolve(JAR.getFileName());
        if (!Files.exists(extracted) || Files.getLastModifiedTime(FOLDER)
                .compareTo(Files.getLastModifiedTime(JAR)) < 0) {
            int code = new ProcessBuilder(JAVA, "-Djarmode=tools", "-jar", JAR.toString(),
                    "extract", "--force", "--destination", FOLDER.toString())
                    .inheritIO().start().waitFor();
            if (code != 0) throw new IOException(JAR + " cannot be extracted");
        }
        return List.of(JAVA, "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-XX:TieredStopAtLevel=1", "-Xmx256m",
                "-jar", extracted.toAbsolutePath().toString());
    }
}
