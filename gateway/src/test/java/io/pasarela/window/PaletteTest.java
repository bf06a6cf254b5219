package io.pasarela.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.pasarela.window.Palette.Scheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {

    /** The examples of everybody's contrast checker. */
    @ParameterizedTest
    @CsvSource({
        "#000000, #ffffff, 21000", "#ffffff, #ffffff, 1000", "#767676, #ffffff, 4542",
        "#0b5cad, #ffffff, 6684"})
    void measuresContrast(String one, String other, int milli) {
        assertThat(Rgb.of(one).contrastMilli(Rgb.of(other))).isCloseTo(milli, offset(20));
        assertThat(Rgb.of(one)).hasToString(one);
    }

    @ParameterizedTest
    @EnumSource
    void makesEveryColorReadable(Scheme scheme) {
        for (int red = 0; red < 256; red += 51) {
            for (int green = 0; green < 256; green += 51) {
                for (int blue = 0; blue < 256; blue += 51) check(new Rgb(red, green, blue), scheme);
            }
        }
    }

    private static void check(Rgb color, Scheme scheme) {
        var palette = Palette.of(color, scheme);
        assertThat(palette.brandInk().contrastMilli(palette.brand())).as("on %s", color)
                .isGreaterThanOrEqualTo(Palette.READABLE_MILLI);
        for (Rgb under : new Rgb[] {palette.tint(), scheme.card, scheme.ground}) {
            assertThat(palette.accent().contrastMilli(under)).as("%s on %s", color, under)
                    .isGreaterThanOrEqualTo(Palette.READABLE_MILLI);
        }
    }

    @Test
    void leavesAColorThatIsFineAsItIs() {
        assertThat(Palette.stylesheet("#0b5cad")).startsWith(
                ":root{--brand:#0b5cad;--brand-ink:#ffffff;--accent:#0b5cad;");
    }
}
