package io.pasarela.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes that live in a cluster's folder: every process of a PostgreSQL server has it as
 * its working directory. Unlike the number in postmaster.pid this cannot be fooled by a zombie or
 * by a stranger who was given the same number after a reboot.
 */
record Residents(Path cluster) {

    private static final Logger log = LoggerFactory.getLogger(Residents.class);

    private static final Duration STOP_MAX = Duration.ofSeconds(60);
    private static final Duration ORPHANS_MAX = Duration.ofSeconds(2);
    private static final Duration KILLED_MAX = Duration.ofSeconds(10);
    private static final long LOOK_EVERY_MS = 20;

    Path pidFile() {
        return cluster.resolve("postmaster.pid");
    }

    /** Returns when nobody lives here any more and the lock file of the last one is gone. */
    void moveOut() throws IOException, InterruptedException {
        if (!present().isEmpty()) {
            Optional<ProcessHandle> postmaster = postmaster();
            postmaster.ifPresent(left -> {
                log.warn("stopping PostgreSQL {}, left over by an earlier gateway", left.pid());
                Signals.send("INT", left.pid());
            });
            // Without a postmaster the others notice and leave by themselves.
            if (!goneWithin(postmaster.isPresent() ? STOP_MAX : ORPHANS_MAX)) {
                present().forEach(ProcessHandle::destroyForcibly);
                if (!goneWithin(KILLED_MAX)) {
                    throw new IOException("PostgreSQL processes in " + cluster + " do not end");
                }
            }
        }
        Files.deleteIfExists(pidFile());
    }

    /** The process named in postmaster.pid, if it really lives here. */
    Optional<ProcessHandle> postmaster() throws IOException {
        if (!Files.exists(pidFile())) return Optional.empty();
        List<String> lines = Files.readAllLines(pidFile());
        if (lines.isEmpty()) return Optional.empty();
        long pid = Long.parseLong(lines.getFirst().strip());
        return ProcessHandle.of(pid).filter(this::livesHere);
    }

    private boolean goneWithin(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!present().isEmpty()) {
            if (System.nanoTime() > end) return false;
            Thread.sleep(LOOK_EVERY_MS);
        }
        return true;
    }

    private List<ProcessHandle> present() {
        return ProcessHandle.allProcesses().filter(this::livesHere).toList();
    }

    private boolean livesHere(ProcessHandle process) {
        try {
            Path directory = Path.of("/proc", Long.toString(process.pid()), "cwd");
            return Files.readSymbolicLink(directory).equals(cluster);
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }
}
