package io.pasarela.demo.systems;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.demo.web.Language;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts as people write and read them. */
class AmountsTest {

    @ParameterizedTest
    @CsvSource({"5000,CRC,5000", "450.5,CRC,450.5", "'450,50',CRC,450.50", "25000.00,PYG,25000"})
    void readsPlainAmounts(String written, String currency, BigDecimal amount) {
        assertThat(Amounts.read(written, currency).orElseThrow()).isEqualByComparingTo(amount);
    }

    /** A mark with three digits after it may mean thousands; nobody's money is guessed. */
    @ParameterizedTest
    @CsvSource({"25.000,PYG", "'25,000',CRC", "0,CRC", "-1,CRC", "1e3,CRC", "'',CRC", "10.5,PYG",
        "99999999999999,CRC", "٥,CRC"})
    void readsNothingElse(String written, String currency) {
        assertThat(Amounts.read(written, currency)).isEmpty();
    }

    @Test
    void writesAsTheLanguageDoes() {
        BigDecimal amount = new BigDecimal("1234567.5");
        assertThat(Amounts.shown(amount, "₡", Language.EN)).isEqualTo("₡1,234,567.50");
        assertThat(Amounts.shown(amount, "₡", Language.ES)).isEqualTo("₡1.234.567,50");
        assertThat(Amounts.shown(new BigDecimal("25000.00"), "₲", Language.ES))
                .isEqualTo("₲25.000");
    }
}
