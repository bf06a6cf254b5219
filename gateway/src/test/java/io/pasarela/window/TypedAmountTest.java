package io.pasarela.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedAmountTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "25000; PYG; 25000", "25.000; PYG; 25000", "25,000; PYG; 25000", "1.234.567; PYG; 1234567",
        "25 000; PYG; 25000", "PYG 25.000; PYG; 25000", "0; PYG; 0", "1'000; PYG; 1000",
        "₲ 25.000; PYG; 25000", "₡1.250,50; CRC; 1250.50", "1.250,50 CRC; CRC; 1250.50",
        "450.5; CRC; 450.5", "450,50; CRC; 450.50", "1.234,56; CRC; 1234.56",
        "1,234.56; CRC; 1234.56", "1.234; CRC; 1234", "12,345; CRC; 12345", "1234,5; CRC; 1234.5",
        "1.234.567,8; CRC; 1234567.8"
    })
    void readsWhatPeopleType(String typed, String currency, String plain) {
        assertThat(TypedAmount.plain(typed, Currency.getInstance(currency))).contains(plain);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "25.5; PYG", "1.23.4; PYG", "-5; PYG", "1e3; PYG", "abc; PYG", "1234.567; CRC", ".5; CRC",
        "1.2345; CRC", "1,23,456; CRC", "5.; CRC", "1..000; CRC", "٢٥; PYG", "25 mil; PYG"
    })
    void refusesWhatCouldMeanSomethingElse(String typed, String currency) {
        assertThat(TypedAmount.plain(typed, Currency.getInstance(currency))).isEmpty();
    }
}
