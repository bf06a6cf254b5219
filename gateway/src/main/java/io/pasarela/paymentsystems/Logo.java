package io.pasarela.paymentsystems;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A system's mark, an SVG picture of a few kilobytes. */
public record Logo(String fileName, String svg) {

    private static final int LENGTH_MAX = 65_536;

    public Logo {
        if (!svg.contains("<svg") || svg.length() > LENGTH_MAX) {
            throw new IllegalArgumentException(
                    fileName + " is not an SVG picture of at most " + LENGTH_MAX + " characters");
        }
    }

    public byte[] bytes() {
        return svg.getBytes(UTF_8);
    }
}
