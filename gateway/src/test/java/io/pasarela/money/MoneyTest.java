package io.pasarela.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    private static final Currency PYG = Currency.getInstance("PYG");
    private static final Currency CRC = Currency.getInstance("CRC");

    @ParameterizedTest
    @CsvSource({
        "PYG, 25000, 25000", "CRC, 45050, 450.5", "CRC, 45000, 450", "CRC, 1, 0.01", "CRC, 0, 0",
        "PYG, 100000000, 100000000"
    })
    void isWrittenWithoutTrailingZeros(String currency, long minor, String plain) {
        assertThat(new Money(minor, Currency.getInstance(currency)).plain()).isEqualTo(plain);
    }

    @Test
    void isReadBackAsItIsWritten() {
        for (long minor = 0; minor < 100_000; minor += 7) {
            Money money = new Money(minor, CRC);
            assertThat(Amounts.parse(money.plain(), CRC)).contains(money);
        }
    }

    @Test
    void addsAndSubtractsExactly() {
        assertThat(new Money(70, CRC).plus(new Money(30, CRC))).isEqualTo(new Money(100, CRC));
        assertThat(new Money(70, CRC).minus(new Money(30, CRC))).isEqualTo(new Money(40, CRC));
    }

    @Test
    void throwsRatherThanOverflowOrGoBelowNothing() {
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE, CRC).plus(new Money(1, CRC)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(1, CRC).minus(new Money(2, CRC)))
                .hasMessage("negative amount: -1");
    }

    @Test
    void neverMixesCurrencies() {
        assertThatThrownBy(() -> new Money(1, CRC).plus(new Money(1, PYG)))
                .hasMessage("two currencies: 0.01 CRC and 1 PYG");
        assertThatThrownBy(() -> new Money(1, CRC).compareTo(new Money(1, PYG)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isOrderedWithinACurrency() {
        assertThat(new Money(2, CRC)).isGreaterThan(new Money(1, CRC));
        assertThat(new Money(45000, CRC).isWhole()).isTrue();
        assertThat(new Money(45050, CRC).isWhole()).isFalse();
    }

    @Test
    void isNotMadeOfGold() {
        assertThatThrownBy(() -> new Money(1, Currency.getInstance("XAU")))
                .hasMessageContaining("XAU");
    }
}
