package io.pasarela.torture.farm;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came in over a connection.
 *
 * @param line the first line, with method, target and version
 * @param headers by their names in lower case
 * @param begunAt when its first line was there, as {@link System#nanoTime} has it
 */
record Request(String line, Map<String, String> headers, byte[] body, long begunAt) {

    /** What it is for; empty when the line is none of HTTP. */
    String path() {
        String[] parts = line.split(" ");
        return parts.length == 3 ? parts[1] : "";
    }

    @Nullable String header(String name) {
        return headers.get(name.toLowerCase());
    }

    /** Whether it has the form that the contract promises merchants. */
    boolean isAsPromised() {
        String type = headers.getOrDefault("content-type", "").split(";")[0].strip();
        return line.startsWith("POST ") && line.endsWith(" HTTP/1.1")
                && type.equals("application/json") && headers.containsKey("content-length");
    }
}
