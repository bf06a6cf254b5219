package io.pasarela.platform.postgres;

import io.pasarela.platform.StartRefused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The server's programs, unpacked once from the archive that the gateway carries. */
record Binaries(Path folder) {

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /** Unpacks into a folder named after the archive's checksum; whole or not at all. */
    static Binaries unpack(Path parent) throws IOException {
        URL archive = archive();
        Path folder = parent.resolve("postgres-bin-" + checksum(archive));
        if (Files.isDirectory(folder)) return new Binaries(folder);
        Path half = Files.createTempDirectory(parent, "postgres-bin-new-");
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var tar = new TarArchiveInputStream(
                new XZInputStream(new BufferedInputStream(archive.openStream())))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                write(entry, tar, half);
            }
        }
        try {
            Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException taken) {
            // Somebody who shares this parent was quicker; his copy is as good as ours.
            if (!Files.isDirectory(folder)) throw taken;
            Folders.delete(half);
        }
        return new Binaries(folder);
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path folder)
            throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) throw new IOException("outside: " + entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(target.getParent());
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(content, target);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static URL archive() {
        String machine = System.getProperty("os.arch");
        String name = switch (machine) {
            case "amd64", "x86_64" -> "postgres-linux-x86_64.txz";
            case "aarch64" -> "postgres-linux-arm_64.txz";
            default -> "";
        };
        URL found = name.isEmpty() ? null : Binaries.class.getResource("/" + name);
        if (found == null || !"Linux".equals(System.getProperty("os.name"))) {
            throw new StartRefused("there is no embedded PostgreSQL for this machine ("
                    + System.getProperty("os.name") + ", " + machine + ")",
                    "Set PASARELA_DATABASE_URL to a PostgreSQL of your own, 15 or newer.");
        }
        return found;
    }

    private static String checksum(URL archive) throws IOException {
        var connection = (JarURLConnection) archive.openConnection();
        return Long.toHexString(connection.getJarEntry().getCrc());
    }
}
