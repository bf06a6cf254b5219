package io.pasarela.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.matching.Sign.NumberDigitMore;
import io.pasarela.matching.Sign.NumberDigitOff;
import io.pasarela.matching.Sign.NumberEqual;
import io.pasarela.matching.Sign.NumberOther;
import io.pasarela.matching.Sign.NumberPart;
import io.pasarela.matching.Sign.NumberSwapped;
import io.pasarela.matching.Sign.NumberZeros;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

    private static final String NUMBER = "56309385895898488688";

    @Test
    void namesTheSlip() {
        assertThat(Likeness.of(NUMBER, NUMBER)).isEqualTo(new NumberEqual());
        assertThat(Likeness.of("56309385895898488687", NUMBER)).isEqualTo(new NumberDigitOff(20));
        assertThat(Likeness.of("16309385895898488688", NUMBER)).isEqualTo(new NumberDigitOff(1));
        assertThat(Likeness.of("65309385895898488688", NUMBER)).isEqualTo(new NumberSwapped(1));
        assertThat(Likeness.of("56309385895898486888", NUMBER)).isEqualTo(new NumberSwapped(17));
        assertThat(Likeness.of("394031", "0394031")).isEqualTo(new NumberZeros(1));
        assertThat(Likeness.of("000394031", "0394031")).isEqualTo(new NumberZeros(2));
        assertThat(Likeness.of("5630938589589848868", NUMBER)).isEqualTo(new NumberPart(1));
        assertThat(Likeness.of("98488688", NUMBER)).isEqualTo(new NumberPart(12));
        assertThat(Likeness.of(NUMBER + "12", NUMBER)).isEqualTo(new NumberPart(2));
        assertThat(Likeness.of("5630938589898488688", NUMBER)).isEqualTo(new NumberDigitMore(11));
        assertThat(Likeness.of("563093858958998488688", NUMBER))
                .isEqualTo(new NumberDigitMore(14));
    }

    @ParameterizedTest
    @CsvSource({
        "56309385895898488688, 56309385895898488699",
        "56309385895898488688, 56309385895889848868",
        "123456, 654321", "12345, 912345", "1, 2345678", "'', 123456", "100, 0",
    })
    void isStrictAboutTheRest(String claimed, String real) {
        assertThat(Likeness.of(claimed, real)).isIn(
                new NumberOther(), new NumberDigitMore(1));
        if (!claimed.equals("12345")) {
            assertThat(Likeness.of(claimed, real)).isEqualTo(new NumberOther());
        }
    }

    /** Whatever a payer makes of a number by one slip is looked up, and recognised. */
    @Test
    void looksUpEverySlip() {
        var random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            String real = digits(random, 6 + random.nextInt(20));
            String claimed = slip(real, random);
            if (claimed.isEmpty()) continue;
            assertThat(Likeness.of(claimed, real)).as(claimed + " for " + real)
                    .isNotInstanceOf(NumberOther.class);
            assertThat(Likeness.around(claimed)).as(claimed + " for " + real).contains(real);
        }
    }

    private static String digits(Random random, int length) {
        var number = new StringBuilder();
        for (int i = 0; i < length; i++) number.append(random.nextInt(10));
        return number.toString();
    }

    private static String slip(String real, Random random) {
        int at = random.nextInt(real.length());
        int digit = random.nextInt(10);
        return switch (random.nextInt(6)) {
            case 0 -> real.substring(0, at) + digit + real.substring(at + 1);
            case 1 -> at == 0 ? real : real.substring(0, at - 1) + real.charAt(at)
                    + real.charAt(at - 1) + real.substring(at + 1);
            case 2 -> real.substring(0, at) + real.substring(at + 1);
            case 3 -> real.substring(0, at) + digit + real.substring(at);
            case 4 -> real.replaceFirst("^0{1,3}(?=.)", "");
            default -> real + digits(random, 1 + random.nextInt(4));
        };
    }

    /** And nothing is looked up that would then be called another number. */
    @Test
    void looksUpNothingElse() {
        for (String number : Set.of(NUMBER, "0394031", "000000", "123456", "7")) {
            assertThat(Likeness.around(number)).contains(number).hasSizeLessThan(700)
                    .allSatisfy(other -> assertThat(Likeness.of(number, other))
                            .isNotInstanceOf(NumberOther.class));
        }
        assertThat(Likeness.around("TXN-001")).containsExactly("TXN-001");
        assertThat(Likeness.around("1".repeat(41))).hasSize(1);
    }
}
