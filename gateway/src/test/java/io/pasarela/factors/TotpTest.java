package io.pasarela.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    /** The twenty bytes of RFC 6238's examples, {@code 12345678901234567890}, in base32. */
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    /** RFC 6238, appendix B, the last six digits. */
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924",
        "2000000000, 279037", "20000000000, 353130"})
    void makesTheCodesOfTheStandard(long second, String code) {
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
        assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(second)))
                .isEqualTo(OptionalLong.of(second / 30));
    }

    @Test
    void forgivesAClockThatIsAStepOffAndNoMore() {
        Instant now = Instant.ofEpochSecond(1_111_111_110);
        for (int step = -3; step <= 3; step++) {
            String code = Totp.code(SECRET, now.plusSeconds(step * 30L));
            assertThat(Totp.step(SECRET, code, now).isPresent()).as("%d steps off", step)
                    .isEqualTo(Math.abs(step) <= 1);
        }
        assertThat(Totp.step(SECRET, "", now)).isEmpty();
        assertThat(Totp.step(SECRET, "ábc123", now)).isEmpty();
    }
}
