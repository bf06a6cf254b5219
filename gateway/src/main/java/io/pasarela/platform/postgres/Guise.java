package io.pasarela.platform.postgres;

import com.sun.security.auth.module.UnixSystem;
import io.pasarela.platform.StartRefused;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * As whom the server's programs run. PostgreSQL refuses to run as root, so root puts it into a user
 * namespace, or where that is forbidden under another uid, which then must own the cluster. Where
 * the system can, the server is also told to stop when the thread that started it is gone.
 */
record Guise(List<String> prefix, OptionalInt owner) {

    /** The uid of "nobody": initdb wants one with a name, and every Linux has this one. */
    private static final int NOBODY = 65534;

    static Guise find() {
        List<String> dies = apart(List.of("setpriv", "--pdeathsig", "INT", "--"));
        if (new UnixSystem().getUid() != 0) {
            return works(dies)
                    ? new Guise(dies, OptionalInt.empty())
                    : new Guise(List.of(), OptionalInt.empty());
        }
        List<String> inside = new ArrayList<>(
                List.of("unshare", "--user", "--map-user=" + NOBODY, "--"));
        inside.addAll(dies);
        if (works(inside)) return new Guise(List.copyOf(inside), OptionalInt.empty());
        List<String> other = otherUser();
        if (works(other)) return new Guise(other, OptionalInt.of(NOBODY));
        throw new StartRefused(
                "PostgreSQL cannot run as root, and neither unshare nor setpriv works",
                "Start the gateway as an ordinary user, or set PASARELA_DATABASE_URL.");
    }

    static List<String> otherUser() {
        return apart(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY,
                "--clear-groups", "--pdeathsig", "INT", "--"));
    }

    /** Or else Ctrl-C in the gateway's terminal would stop the server before the gateway. */
    private static List<String> apart(List<String> prefix) {
        List<String> apart = new ArrayList<>(List.of("setsid"));
        apart.addAll(prefix);
        return List.copyOf(apart);
    }

    List<String> command(Path program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }

    /** Hands over what the server must own; its way there must then be open to strangers. */
    void own(Path path) throws IOException {
        if (owner.isEmpty()) return;
        Files.setPosixFilePermissions(
                path.getParent(), PosixFilePermissions.fromString("rwx--x--x"));
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : (Iterable<Path>) all::iterator) {
                Files.setAttribute(one, "unix:uid", owner.getAsInt());
                Files.setAttribute(one, "unix:gid", owner.getAsInt());
            }
        }
    }

    private static boolean works(List<String> prefix) {
        List<String> command = new ArrayList<>(prefix);
        command.add("true");
        try {
            return new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
