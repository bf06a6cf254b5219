package io.pasarela.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.paymentsystems.NumberRule;
import io.pasarela.paymentsystems.NumberRule.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFinderTest {

    private static final NumberRule LONG = new NumberRule(Kind.DIGITS, 20, 28);
    private static final NumberRule SHORT = new NumberRule(Kind.DIGITS, 6, 10);
    private static final NumberRule CODE = new NumberRule(Kind.TEXT, 6, 14);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Envio SINPE de 1.250,50 a 81354111. Ref 20260202000000000001. Gracias",
        "REFERENCIA:20260202000000000001",
        "Ref. 2026 0202 0000 0000 0001 del 20/11/2026",
        "De CR05015202001026284066, comprobante 20260202000000000001",
        "20260202000000000001 20260202000000000001"
    })
    void findsTheOneNumberInAMessage(String message) {
        assertThat(NumberFinder.find(message, LONG, List.of()))
                .containsExactly("20260202000000000001");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Nro. de comprobante 0394031 Fecha 20/11/2026 14:30:15 Monto 25.000.000 | 0394031",
        "Comprobante: ０３９４０３１                                              | 0394031",
        "Cuenta 22000-0000, comprobante 0394031, monto 1234567,50               | 0394031",
        "Trans 0394031 op 7654321                                        | 0394031 7654321",
        "nada que ver 12345                                                      |",
        "12345678901234                                                          |"
    })
    void offersWhatFitsAndLeavesAmountsDatesAndThePagesOwnNumbers(String message, String found) {
        assertThat(NumberFinder.find(message, SHORT, List.of("220000000")))
                .containsExactly(found == null ? new String[0] : found.split(" "));
    }

    @Test
    void findsCodesByTheirDigits() {
        String message = "Money Received. Amount: 1500.00 TxnID: 71AbCd2K Balance 12.50";
        assertThat(NumberFinder.find(message, CODE, List.of())).containsExactly("71AbCd2K");
        assertThat(NumberFinder.find("Received from someone", CODE, List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "DIGITS | 0394 031        | 0394031", "DIGITS | O394031          | 0394031",
        "DIGITS | nro 0394031     | 0394031", "DIGITS | 1234             |",
        "TEXT   | 71AbCd2K        | 71AbCd2K", "TEXT  | TxnID 71AbCd     | 71AbCd",
        "TEXT   | 71Ab Cd2K       | 71AbCd2K", "TEXT  | AB-123456-C      | AB-123456-C"
    })
    void readsWhatIsANumberAlready(Kind kind, String typed, String number) {
        var rule = kind == Kind.DIGITS ? SHORT : CODE;
        assertThat(NumberFinder.read(typed, rule, List::of))
                .containsExactly(number == null ? new String[0] : new String[] {number});
    }
}
