package io.pasarela.bench;

import java.util.List;

/**
 * What is to be measured, and how long. What follows {@code --} is how the gateway's JVM is
 * started.
 *
 * @param seconds of each measured phase
 * @param rounds how often the phases take turns
 * @param connections of the load, and of pgbench
 */
record Options(int seconds, int rounds, int connections, long seed, List<String> gateway) {

    private static final int SECONDS_MAX = 3_600;
    private static final int ROUNDS_MAX = 99;
    /** Beside the gateway's own 20, the embedded server has room for no more. */
    private static final int CONNECTIONS_MAX = 70;
    /** Keeps numbers made of it within a long, here and in SQL. */
    private static final int SEED_MAX = 99_999_999;

    static Options parse(List<String> arguments) {
        int end = arguments.indexOf("--");
        if (end < 0) throw new BenchFailed("nothing after -- says what to start");
        int seconds = 20;
        int rounds = 3;
        int connections = 64;
        long seed = 1;
        var words = arguments.subList(0, end).iterator();
        if (!words.hasNext() || !words.next().equals("activate")) {
            throw new BenchFailed("say what to measure: activate");
        }
        while (words.hasNext()) {
            String name = words.next();
            if (!words.hasNext()) throw new BenchFailed(name + " is unknown or lacks its value");
            String value = words.next();
            switch (name) {
                case "--seconds" -> seconds = number(name, value, SECONDS_MAX);
                case "--rounds" -> rounds = number(name, value, ROUNDS_MAX);
                case "--connections" -> connections = number(name, value, CONNECTIONS_MAX);
                case "--seed" -> seed = number(name, value, SEED_MAX);
                default -> throw new BenchFailed("unknown option " + name);
            }
        }
        return new Options(seconds, rounds, connections, seed,
                List.copyOf(arguments.subList(end + 1, arguments.size())));
    }

    private static int number(String name, String value, int max) {
        try {
            int number = Integer.parseInt(value);
            if (number > 0 && number <= max) return number;
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new BenchFailed(name + " is a number from 1 to " + max);
    }
}
