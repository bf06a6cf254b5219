package io.pasarela.torture;

import io.pasarela.torture.site.TortureFailed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long and with which dice. What follows {@code --} is how a gateway's JVM is started.
 *
 * @param howLong of load, all rounds together; the checks between them come on top
 * @param bugs whether planted bugs are to be found instead
 * @param bug only the planted bugs whose name contains this
 * @param root of the source tree
 */
record Options(Duration howLong, long seed, boolean bugs, @Nullable String bug, Path root,
        List<String> gateway) {

    private static final int MINUTES_MAX = 7 * 24 * 60;

    static Options parse(List<String> arguments) {
        int end = arguments.indexOf("--");
        if (end < 0) throw new TortureFailed("nothing after -- says what to start");
        int minutes = 3;
        long seed = System.nanoTime() % 1_000_000;
        boolean bugs = false;
        String bug = null;
        Path root = Path.of("");
        var words = arguments.subList(0, end).iterator();
        while (words.hasNext()) {
            String name = words.next();
            if (name.equals("--bugs")) {
                bugs = true;
                continue;
            }
            if (!words.hasNext()) throw new TortureFailed(name + " is unknown or lacks its value");
            String value = words.next();
            switch (name) {
                case "--minutes" -> minutes = (int) number(name, value, MINUTES_MAX);
                case "--seed" -> seed = number(name, value, Integer.MAX_VALUE);
                case "--bug" -> {
                    bugs = true;
                    bug = value;
                }
                case "--root" -> root = Path.of(value);
                default -> throw new TortureFailed("unknown option " + name);
            }
        }
        return new Options(Duration.ofMinutes(minutes), seed, bugs, bug, root,
                List.copyOf(arguments.subList(end + 1, arguments.size())));
    }

    private static long number(String name, String value, long max) {
        try {
            long number = Long.parseLong(value);
            if (number > 0 && number <= max) return number;
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new TortureFailed(name + " is a number from 1 to " + max);
    }
}
