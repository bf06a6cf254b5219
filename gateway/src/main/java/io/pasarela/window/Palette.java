package io.pasarela.window;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A merchant's colour made usable: whatever he chose, everything written in it or on it can be
 * read (contrast of 4.5 and more), in light and in dark.
 *
 * @param brand fills buttons
 * @param brandInk is written on it
 * @param accent is the same colour, made dark or light enough for words on card and ground
 * @param tint is a breath of it, behind words in the accent
 */
record Palette(Rgb brand, Rgb brandInk, Rgb accent, Rgb tint) {

    static final int READABLE_MILLI = 4_500;

    /** A button is told from the card it stands on. */
    private static final int SEEN_MILLI = 1_300;
    private static final int TINT_PERCENT = 12;

    private static final Rgb WHITE = new Rgb(255, 255, 255);
    private static final Rgb BLACK = new Rgb(0, 0, 0);

    /** The colours of window.css that others stand on. */
    enum Scheme {
        LIGHT("#ffffff", "#f3f5f8", BLACK), DARK("#18212b", "#0e141b", WHITE);

        final Rgb card;
        final Rgb ground;
        final Rgb far;

        Scheme(String card, String ground, Rgb far) {
            this.card = Rgb.of(card);
            this.ground = Rgb.of(ground);
            this.far = far;
        }
    }

    static Palette of(Rgb color, Scheme scheme) {
        Rgb tint = scheme.card.mixed(color, TINT_PERCENT);
        Rgb accent = IntStream.rangeClosed(0, 20)
                .mapToObj(step -> color.mixed(scheme.far, step * 5))
                .filter(shade -> Stream.of(tint, scheme.card, scheme.ground)
                        .allMatch(under -> isReadable(shade, under)))
                .findFirst().orElse(scheme.far);
        Rgb brand = color.contrastMilli(scheme.card) < SEEN_MILLI ? accent : color;
        Rgb ink = Stream.of(WHITE, scheme.ground, BLACK)
                .filter(candidate -> isReadable(candidate, brand)).findFirst().orElse(BLACK);
        return new Palette(brand, ink, accent, tint);
    }

    private static boolean isReadable(Rgb words, Rgb under) {
        return words.contrastMilli(under) >= READABLE_MILLI;
    }

    /** What comes after window.css and changes its colours. */
    static String stylesheet(String color) {
        Rgb rgb = Rgb.of(color);
        return of(rgb, Scheme.LIGHT).css() + "@media(prefers-color-scheme:dark){"
                + of(rgb, Scheme.DARK).css() + "}";
    }

    private String css() {
        return ":root{--brand:" + brand + ";--brand-ink:" + brandInk + ";--accent:" + accent
                + ";--tint:" + tint + "}";
    }
}
