package io.pasarela.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** What the gateway's own PostgreSQL leaves in the data folder for others to read. */
record Postgres(Path data) {

    /** The owner's, with user and password in it. */
    String url() throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("postgres.properties"))) {
            properties.load(reader);
        }
        return properties.getProperty("url");
    }

    /** Of the server as it runs now; empty while there is none. */
    Optional<Long> pid() throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
            if (lines.isEmpty()) return Optional.empty();
            long pid = Long.parseLong(lines.getFirst().strip());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(ProcessHandle::pid);
        } catch (NoSuchFileException stopped) {
            return Optional.empty();
        }
    }
}
