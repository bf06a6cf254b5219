package io.pasarela.torture.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The wall clock that one gateway sees: the true one, shifted. Libfaketime reads the shift from a
 * file, once a second. Timers keep to the monotonic clock, as when an administrator sets the time.
 * A gateway that can open no more files sees the true time until it can.
 */
final class ShiftedClock {

    private static final Path LIBRARIES = Path.of("/usr/lib");

    private final Path file;
    private final Path library;

    ShiftedClock(Path file) throws IOException {
        this.file = file;
        library = library();
        shift(Duration.ZERO);
    }

    /** The variant for many threads: the other one is not safe with them. */
    private static Path library() throws IOException {
        try (Stream<Path> machines = Files.list(LIBRARIES)) {
            return machines.map(machine -> machine.resolve("faketime/libfaketimeMT.so.1"))
                    .filter(Files::exists).findFirst().orElseThrow(() -> new TortureFailed(
                            "libfaketime is missing, clocks could not jump: apt install"
                                    + " libfaketime"));
        }
    }

    void shift(Duration shift) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(half, "+" + shift.toSeconds() + "\n");
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * For the environment of the gateway. What libfaketime calls a fix breaks every timed wait of a
     * JVM: they end at once or never.
     */
    Map<String, String> settings() {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", file.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }
}
