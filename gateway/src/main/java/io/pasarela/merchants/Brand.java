package io.pasarela.merchants;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a merchant's payment window looks, beside his name.
 *
 * @param color {@code #rrggbb} in small letters; null leaves the window its own
 * @param logo a small PNG of our own making; null when he has none
 */
public record Brand(@Nullable String color, byte @Nullable [] logo) {

    /** The window's own look. */
    public static final Brand PLAIN = new Brand(null, null);

    private static final Pattern COLOR = Pattern.compile("#[0-9a-f]{6}");

    public Brand {
        if (color != null && !COLOR.matcher(color).matches()) {
            throw new IllegalArgumentException("'" + color + "' is no color such as #0b5cad");
        }
    }
}
