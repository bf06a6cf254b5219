package io.pasarela.paymentsystems;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.money.Money;
import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountStyleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "₡1.234.567,50    | CRC | 125050      | ₡1.250,50",
        "₡1.234.567,50    | CRC | 45000       | ₡450",
        "₡1.234.567,50    | CRC | 100000005   | ₡1.000.000,05",
        "₲ 1.234.567      | PYG | 25000       | ₲_25.000",
        "₲ 1.234.567      | PYG | 999         | ₲_999",
        "৳12,34,567.50    | BDT | 12345678950 | ৳12,34,56,789.50",
        "1,234,567.50 Ks  | MMK | 2500000     | 25,000_Ks",
        "1 234 567,50 kr. | DKK | 123456      | 1_234,56_kr.",
        "$1,234,567       | USD | 150         | $1.50"
    })
    void writesAsInTheExample(String example, String currency, long minor, String written) {
        var amount = new Money(minor, Currency.getInstance(currency));

        assertThat(AmountStyle.like(example).write(amount))
                .isEqualTo(written.replace('_', '\u00a0'));
    }
}
