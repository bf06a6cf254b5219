package io.pasarela.torture.site;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small disk of PostgreSQL's own, which can become full in an instant and be as it was. */
final class Disk implements AutoCloseable {

    private static final int MEGABYTES = 2_048;
    /** While it shrinks, PostgreSQL may take what was free a moment before. */
    private static final int SHRINKS_MAX = 50;

    private final Path folder;
    private final Path log;

    private Disk(Path folder, Path log) {
        this.folder = folder;
        this.log = log;
    }

    static Disk mount(Path folder, Path log) throws IOException, InterruptedException {
        if (new UnixSystem().getUid() != 0) {
            throw new TortureFailed("PostgreSQL's disk is to become full, so one must be mounted,"
                    + " which only root may: use sudo, or unshare -Urm where the system allows it");
        }
        Files.createDirectories(folder);
        boolean isLeftOver = !Files.getFileStore(folder)
                .equals(Files.getFileStore(folder.toRealPath().getParent()));
        if (isLeftOver) OwnProcess.run(List.of("umount", folder.toString()), log);
        OwnProcess.run(List.of("mount", "-t", "tmpfs", "-o", "mode=755,size=" + MEGABYTES + "m",
                "tmpfs", folder.toString()), log);
        return new Disk(folder, log);
    }

    /** Nothing more goes on it, but what PostgreSQL reserved within its files. */
    void fill() throws IOException, InterruptedException {
        FileStore store = Files.getFileStore(folder);
        for (int tried = 0; tried < SHRINKS_MAX; tried++) {
            long used = store.getTotalSpace() - store.getUnallocatedSpace();
            try {
                resize(used / 1_024 + "k");
                return;
            } catch (TortureFailed grownMeanwhile) {
                continue;
            }
        }
        throw new TortureFailed("the disk cannot be shrunk to what is used of it");
    }

    void grow() throws InterruptedException {
        resize(MEGABYTES + "m");
    }

    private void resize(String size) throws InterruptedException {
        OwnProcess.run(List.of("mount", "-o", "remount,size=" + size, folder.toString()), log);
    }

    @Override
    public void close() throws InterruptedException {
        OwnProcess.run(List.of("umount", folder.toString()), log);
    }
}
