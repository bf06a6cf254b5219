package io.pasarela.paymentsystems;

import static java.nio.charset.StandardCharsets.UTF_8;

/** An SVG picture of a few kilobytes that belongs to a system. */
public record Drawing(String fileName, String svg) {

    private static final int LENGTH_MAX = 65_536;

    public Drawing {
        if (!svg.contains("<svg") || svg.length() > LENGTH_MAX) {
            throw new IllegalArgumentException(
                    fileName + " is not an SVG picture of at most " + LENGTH_MAX + " characters");
        }
    }

    public byte[] bytes() {
        return svg.getBytes(UTF_8);
    }
}
