package io.pasarela.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command as it is called by hand, for three minutes; see docs/torture.md. */
class TortureIT {

    private static final String MINUTES = "3";
    private static final Path GATEWAY =
            Path.of("../gateway/target/app/pasarela-gateway-0.1.0-SNAPSHOT.jar");
    private static final String JAVA = ProcessHandle.current().info().command().orElseThrow();
    private static final Path SAID = Path.of("target", "torture.log");

    /** A process of its own: host names must be known before its JVM looks up the first. */
    @Test
    void noFaultMakesOrLosesMoney() throws Exception {
        String seed = System.getProperty("seed", Long.toString(System.nanoTime() % 1_000_000));
        List<String> command = List.of(JAVA, "-Xmx512m",
                "-cp", System.getProperty("java.class.path"), Torture.class.getName(),
                "--minutes", MINUTES, "--seed", seed, "--root", "..",
                "--", JAVA, "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-XX:TieredStopAtLevel=1", "-Xmx256m",
                "-jar", GATEWAY.toAbsolutePath().toString());
        int code = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(SAID.toFile()).start().waitFor();
        String said = Files.readString(SAID);
        System.getLogger("torture").log(System.Logger.Level.INFO, said);
        assertThat(code).as("seed " + seed + "\n" + said).isZero();
    }
}
