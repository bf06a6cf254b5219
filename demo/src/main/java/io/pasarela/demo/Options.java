package io.pasarela.demo;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The demo's command line. What follows {@code --} is how the gateway's JVM is started.
 *
 * @param postbackUrl in place of the demo shop's
 * @param apply a declaration of more merchants than the demo's
 */
record Options(
        int port, Path data, @Nullable String postbackUrl, boolean shop, @Nullable Path apply,
        List<String> gateway) {

    private static final int PORT_MAX = 65_000;

    static Options parse(List<String> arguments) {
        int end = arguments.indexOf("--");
        if (end < 0) throw new IllegalArgumentException("nothing after -- says what to start");
        int port = 8080;
        Path data = Path.of("data");
        String postbackUrl = null;
        boolean shop = true;
        Path apply = null;
        var words = arguments.subList(0, end).iterator();
        while (words.hasNext()) {
            String word = words.next();
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (name.equals("--no-shop")) {
                shop = false;
                continue;
            }
            if (equals < 0 && !words.hasNext()) {
                throw new IllegalArgumentException(name + " is unknown or lacks its value");
            }
            String value = equals < 0 ? words.next() : word.substring(equals + 1);
            switch (name) {
                case "--port" -> port = port(value);
                case "--data" -> data = Path.of(value);
                case "--postback-url" -> postbackUrl = value;
                case "--apply" -> apply = Path.of(value).toAbsolutePath();
                default -> throw new IllegalArgumentException("unknown option " + name);
            }
        }
        List<String> gateway = List.copyOf(arguments.subList(end + 1, arguments.size()));
        return new Options(
                port, data.toAbsolutePath().normalize(), postbackUrl, shop, apply, gateway);
    }

    private static int port(String value) {
        try {
            int port = Integer.parseInt(value);
            if (port > 0 && port <= PORT_MAX) return port;
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new IllegalArgumentException("--port is a number from 1 to " + PORT_MAX);
    }

    int managementPort() {
        return port + 1;
    }

    /** Of shop and bank. */
    int neighbourPort() {
        return port + 10;
    }
}
