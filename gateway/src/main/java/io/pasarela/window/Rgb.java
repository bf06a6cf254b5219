package io.pasarela.window;

import java.util.HexFormat;
import java.util.stream.IntStream;

/** A colour of a screen, and how well it is told from another (WCAG 2.2, relative luminance). */
record Rgb(int red, int green, int blue) {

    private static final int MILLION = 1_000_000;

    /** What each step of a channel gives of light, in millionths. */
    private static final int[] LIGHT = IntStream.range(0, 256).map(Rgb::light).toArray();

    private static int light(int step) {
        return Math.toIntExact(Math.round(MILLION * (step <= 10
                ? step / 255.0 / 12.92
                : Math.pow((step / 255.0 + 0.055) / 1.055, 2.4))));
    }

    /** From {@code #rrggbb}. */
    static Rgb of(String text) {
        int rgb = HexFormat.fromHexDigits(text, 1, 7);
        return new Rgb(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
    }

    /** Between 1000, which is no contrast at all, and 21000. */
    int contrastMilli(Rgb other) {
        long a = luminance();
        long b = other.luminance();
        return Math.toIntExact(1000 * (Math.max(a, b) + MILLION / 20)
                / (Math.min(a, b) + MILLION / 20));
    }

    private long luminance() {
        return (2126L * LIGHT[red] + 7152L * LIGHT[green] + 722L * LIGHT[blue]) / 10_000;
    }

    /** So many hundredths of the other colour, the rest of this one. */
    Rgb mixed(Rgb other, int percent) {
        return new Rgb(mixed(red, other.red, percent), mixed(green, other.green, percent),
                mixed(blue, other.blue, percent));
    }

    private static int mixed(int here, int there, int percent) {
        return (here * (100 - percent) + there * percent) / 100;
    }

    @Override
    public String toString() {
        return String.format("#%02x%02x%02x", red, green, blue);
    }
}
