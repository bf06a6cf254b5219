package io.pasarela.paymentsystems;

import static io.pasarela.paymentsystems.NumberRule.Kind.DIGITS;
import static io.pasarela.paymentsystems.NumberRule.Kind.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberRuleTest {

    private static final NumberRule LONG = new NumberRule(DIGITS, 20, 28);
    private static final NumberRule SHORT = new NumberRule(DIGITS, 6, 10);
    private static final NumberRule WORDS = new NumberRule(TEXT, 6, 14);

    private static final String NUMBER = "20260425151830101234";
    private static final String[] NOISE = {
        " ", "\t", "\n", "\r\n", "\u00a0", "\u2003", "\u202f", "\u3000", "\u2028", "\u0085",
        "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u200e", "\u200f", "\u061c",
        "\u202a", "\u202c", "\u2066", "\u2069", "-", "\u2010", "\u2011", "\u2013", "\u2014",
        "\u2212", "\uff0d", "\u00ad"
    };

    @Test
    void givesEverySpellingOfANumberOneForm() {
        var random = new Random(20260425);
        var spellings = new HashSet<String>();
        while (spellings.size() < 200) spellings.add(spelling(random));
        assertThat(spellings).allSatisfy(
                spelling -> assertThat(LONG.normalise(spelling)).contains(NUMBER));
    }

    private static String spelling(Random random) {
        var text = new StringBuilder();
        for (char digit : NUMBER.toCharArray()) {
            while (random.nextInt(3) == 0) text.append(NOISE[random.nextInt(NOISE.length)]);
            text.append(switch (random.nextInt(4)) {
                case 0 -> (char) (digit - '0' + '\uff10');
                case 1 -> digit == '0' ? 'O' : digit;
                case 2 -> digit == '0' ? 'o' : digit;
                default -> digit;
            });
        }
        return text.append(NOISE[random.nextInt(NOISE.length)]).toString();
    }

    @Test
    void removesEachKindOfNoise() {
        for (String noise : NOISE) {
            assertThat(SHORT.normalise(noise + "039" + noise + "4031" + noise))
                    .as("U+%04x", (int) noise.charAt(0)).contains("0394031");
        }
    }

    @Test
    void normalisingTwiceChangesNothing() {
        String once = LONG.normalise("2O26-0425 1518 3010 1234").orElseThrow();
        assertThat(once).isEqualTo(NUMBER);
        assertThat(LONG.normalise(once)).contains(once);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "٠٣٩٤٠٣١", "۰۳۹۴۰۳۱", "०३९४०३१", "၀၃၉၄၀၃၁", "০৩৯৪০৩১", "𝟎𝟑𝟗𝟒𝟎𝟑𝟏", "³⁹⁴⁰³¹¹",
        "0394031a", "l394031", "0394.031", "0394/031", "0394_031", "0394+031", "#0394031",
        "0394031\u0000", "\u041e394031", "Ｏ394031", "\ud83d\ude00394031", "\ud83d394031", "⓪394031"
    })
    void refusesWhatIsNoAsciiDigitInTheEnd(String raw) {
        assertThat(SHORT.normalise(raw)).isEmpty();
        assertThat(SHORT.normaliseReference(raw)).isEmpty();
    }

    @Test
    void countsTheLengthOfTheNormalForm() {
        assertThat(SHORT.normalise("12345")).isEmpty();
        assertThat(SHORT.normalise("1-2-3-4-5-")).isEmpty();
        assertThat(SHORT.normalise("000001")).contains("000001");
        assertThat(SHORT.normalise("1 2 3 4 5 6 7 8 9 0")).contains("1234567890");
        assertThat(SHORT.normalise("12345678901")).isEmpty();
        assertThat(LONG.normalise("1".repeat(19))).isEmpty();
        assertThat(LONG.normalise("1".repeat(20))).isPresent();
        assertThat(LONG.normalise("1".repeat(28))).isPresent();
        assertThat(LONG.normalise("1".repeat(29))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "\u200b"})
    void refusesANumberOfNothing(String raw) {
        assertThat(SHORT.normalise(raw)).isEmpty();
        assertThat(SHORT.normaliseReference(raw)).isEmpty();
        assertThat(WORDS.normaliseReference(raw.replace("-", ""))).isEmpty();
    }

    @Test
    void holdsReferencesToNoLengthButTheColumns() {
        assertThat(SHORT.normaliseReference("70O8")).contains("7008");
        assertThat(SHORT.normaliseReference("1".repeat(190))).isPresent();
        assertThat(SHORT.normaliseReference("1".repeat(191))).isEmpty();
    }

    @Test
    void keepsTextsAsTheyAreButForBlanks() {
        assertThat(WORDS.normalise(" 71Rj 5EOo\u00a0")).contains("71Rj5EOo");
        assertThat(WORDS.normalise("71RJ-5EV2")).contains("71RJ-5EV2");
        assertThat(WORDS.normalise("\u200e71RJ5EV2\ufeff")).contains("71RJ5EV2");
        assertThat(WORDS.normalise("7 1 R J 5")).isEmpty();
        assertThat(WORDS.normalise("😀😀😀😀😀😀😀😀😀😀😀😀😀😀")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "71RJ\t5EV2", "71RJ5EV2\n", "71RJ\u00005EV2", "71RJ\u007f5EV2", "71RJ\u20285EV2",
        "71RJ\u20295EV2", "71RJ5EV2\ud83d"
    })
    void refusesControlCharactersInTexts(String raw) {
        assertThat(WORDS.normalise(raw)).isEmpty();
        assertThat(WORDS.normaliseReference(raw)).isEmpty();
    }

    @Test
    void knowsWhichNumbersCanBeGuessed() {
        assertThat(SHORT.isShort()).isTrue();
        assertThat(new NumberRule(DIGITS, 14, 14).isShort()).isTrue();
        assertThat(new NumberRule(DIGITS, 6, 15).isShort()).isFalse();
        assertThat(LONG.isShort()).isFalse();
    }

    @Test
    void refusesLengthsThatNoNumberHas() {
        assertThatThrownBy(() -> new NumberRule(DIGITS, 0, 5)).hasMessageContaining("min-length");
        assertThatThrownBy(() -> new NumberRule(DIGITS, 6, 5)).hasMessageContaining("above max");
        assertThatThrownBy(() -> new NumberRule(DIGITS, 6, 191)).hasMessageContaining("190");
    }
}
