package io.pasarela.pictures;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Develops, in a process of its own, the files whose decoders cannot be held to a memory or a
 * time: PDF, WebP, and JPEGs that must be whole in memory before the first row is known. The
 * process has a small heap, no environment (which holds the gateway's secrets) and a deadline;
 * whatever a file does to it, the gateway goes on.
 */
final class Darkroom {

    private static final Duration TIME_MAX = Duration.ofSeconds(15);
    private static final String HEAP_MAX = "-Xmx320m";
    private static final int CONTENT_MAX = 32 << 20;
    private static final String LAUNCHER =
            "org.springframework.boot.loader.launch.PropertiesLauncher";

    private Darkroom() {}

    static Picture develop(Kind kind, byte[] original) throws IOException {
        var process = start(kind);
        Thread.startVirtualThread(() -> endInTime(process));
        try (var output = new DataInputStream(process.getInputStream())) {
            try (var input = process.getOutputStream()) {
                input.write(original);
            }
            return received(output);
        } catch (UnfitException unfit) {
            throw unfit;
        } catch (IOException died) {
            throw new UnfitException("This file is damaged or takes too much to open.");
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(Kind kind) throws IOException {
        String temporary = System.getProperty("java.io.tmpdir");
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP_MAX, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary, "-Dpdfbox.fontcache=" + temporary,
                "-Dloader.main=" + Darkroom.class.getName(),
                "-cp", System.getProperty("java.class.path"), main(), kind.name());
        command.environment().clear();
        return command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /** Inside one jar of jars only Spring Boot's launcher finds the classes. */
    private static String main() {
        String nested = LAUNCHER.replace('.', '/') + ".class";
        boolean packed = ClassLoader.getSystemResource(nested) != null;
        return packed ? LAUNCHER : Darkroom.class.getName();
    }

    private static void endInTime(Process process) {
        try {
            // Ending one that ended would close its answer before it is read.
            if (!process.waitFor(TIME_MAX)) process.destroyForcibly();
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Picture received(DataInputStream output) throws IOException {
        if (!output.readBoolean()) throw new UnfitException(output.readUTF());
        String mediaType = output.readUTF();
        int width = output.readInt();
        int height = output.readInt();
        byte[] sha256 = output.readNBytes(32);
        long fingerprint = output.readLong();
        int length = output.readInt();
        if (length < 1 || length > CONTENT_MAX) throw new IOException("length " + length);
        byte[] content = output.readNBytes(length);
        if (content.length < length) throw new EOFException();
        return new Picture(content, mediaType, width, height, sha256, fingerprint);
    }

    /** The other end: a file comes in, a picture or a reason goes out. */
    public static void main(String[] arguments) throws IOException {
        // For the day when the gateway dies first and nobody is left to end this process.
        CompletableFuture.delayedExecutor(TIME_MAX.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> Runtime.getRuntime().halt(1));
        var answer = new BufferedOutputStream(System.out);
        // Libraries that log must not write into the answer.
        System.setOut(System.err);
        byte[] original = System.in.readAllBytes();
        try (var output = new DataOutputStream(answer)) {
            try {
                send(output, Developer.develop(Kind.valueOf(arguments[0]), original));
            } catch (UnfitException unfit) {
                output.writeBoolean(false);
                output.writeUTF(unfit.getMessage());
            }
        }
    }

    private static void send(DataOutputStream output, Picture picture) throws IOException {
        output.writeBoolean(true);
        output.writeUTF(picture.mediaType());
        output.writeInt(picture.width());
        output.writeInt(picture.height());
        output.write(picture.sha256());
        output.writeLong(picture.fingerprint());
        output.writeInt(picture.content().length);
        output.write(picture.content());
    }
}
