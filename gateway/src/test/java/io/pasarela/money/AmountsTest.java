package io.pasarela.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    private static final Currency PYG = Currency.getInstance("PYG");
    private static final Currency CRC = Currency.getInstance("CRC");
    private static final Currency KWD = Currency.getInstance("KWD");

    @ParameterizedTest
    @CsvSource({
        "25000, 25000", "25000.00, 25000", "0025000, 25000", "1E+5, 100000", "1e5, 100000",
        "1.5e3, 1500", "2500000E-2, 25000", "0, 0", "0.000, 0", "9999999999999, 9999999999999"
    })
    void readsWholeAmountsHoweverTheyAreWritten(String text, long minor) {
        assertThat(Amounts.parse(text, PYG)).contains(new Money(minor, PYG));
    }

    @ParameterizedTest
    @CsvSource({
        "450, 45000", "450.5, 45050", "450.50, 45050", "450.500000, 45050", "0.01, 1",
        "1e-2, 1", "9999999999999.99, 999999999999999"
    })
    void readsAsManyDecimalsAsTheCurrencyHas(String text, long minor) {
        assertThat(Amounts.parse(text, CRC)).contains(new Money(minor, CRC));
    }

    @Test
    void readsThreeDecimalsWhereACurrencyHasThem() {
        assertThat(Amounts.parse("1.234", KWD)).contains(new Money(1234, KWD));
        assertThat(Amounts.parse("1.2345", KWD)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "1 000", " 1", "1 ", "1,000", "1,5", "-1", "+1", "-0", "1.", ".5", "1.2.3", "0x10",
        "NaN", "Infinity", "1e", "e5", "1_000", "١٢٣", "１２３", "1\n", "10000000000000",
        "1e13", "1e30", "1e1000000000", "1e-1", "0.1", "25000.01", "1d", "1f", "1L",
        "000000000000000000001"
    })
    void refusesWhatIsNoAmountInWholeUnits(String text) {
        assertThat(Amounts.parse(text, PYG)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"450.505", "0.001", "1e-3", "10000000000000.00", "1234567.0000001"})
    void refusesWhatIsFinerOrLargerThanTheCurrency(String text) {
        assertThat(Amounts.parse(text, CRC)).isEmpty();
    }

    @Test
    void takesTwentyCharactersAndNotOneMore() {
        assertThat(Amounts.parse("450.5000000000000000", CRC)).contains(new Money(45050, CRC));
        assertThat(Amounts.parse("450.50000000000000000", CRC)).isEmpty();
    }

    @Test
    @Timeout(5)
    void refusesHugeExponentsWithoutWritingThemOut() {
        for (int i = 0; i < 100_000; i++) {
            assertThat(Amounts.parse("1e1000000000", CRC).isPresent()).isFalse();
            assertThat(Amounts.parse("1e999", CRC).isPresent()).isFalse();
            assertThat(Amounts.parse("1e-999", CRC).isPresent()).isFalse();
        }
    }
}
