package io.pasarela.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.money.Money;
import io.pasarela.paymentsystems.PaymentSystems;
import java.util.Currency;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    private static final Money GUARANIES = new Money(1_250_000, Currency.getInstance("PYG"));
    private static final Money COLONES = new Money(123_450, Currency.getInstance("CRC"));

    @ParameterizedTest
    @CsvSource({
        "es, '', es", "en, 'es', en", "'', 'es-CR,en;q=0.5', es", "fr, 'de;q=0.9,es;q=0.3', es",
        "bn, '', bn",
        "'', 'de', en", "'', '', en", "'', 'not a header;;', en", "my, '', my", "hi, '', en"
    })
    void areChosenByTheLinkThenByTheBrowser(String lang, String accept, String chosen) {
        assertThat(Words.chosen(lang, accept).lang()).isEqualTo(chosen);
    }

    @Test
    void areCompleteInEveryLanguage() {
        Set<String> english = new TreeSet<>(Words.in("en").bundle().keySet());

        for (String language : Words.LANGUAGES) {
            var words = Words.in(language);
            assertThat(new TreeSet<>(words.bundle().keySet())).isEqualTo(english);
            for (String key : english) {
                assertThat(places(words.get(key))).as(key)
                        .isEqualTo(places(Words.in("en").get(key)));
            }
        }
        for (var why : UnusableParameter.Why.values()) {
            assertThat(english).contains(why.key());
        }
    }

    @Test
    void writeAmountsAsTheirReadersDoWhereNoDefinitionSaysHow() {
        assertThat(Words.in("en").amount(GUARANIES)).isEqualTo("1,250,000\u00a0PYG");
        assertThat(Words.in("es").amount(GUARANIES)).isEqualTo("1.250.000\u00a0PYG");
        assertThat(Words.in("en").amount(COLONES)).isEqualTo("1,234.50\u00a0CRC");
        assertThat(Words.in("bn").amount(GUARANIES)).as("in the digits banks read")
                .matches("[0-9,]+\u00a0PYG");
        assertThat(Words.in("my").number(COLONES)).isEqualTo("1,234.50");
    }

    @Test
    void writeAmountsAsTheCurrencysPeopleDoInEveryLanguage() {
        var styles = PaymentSystems.builtIn().amountStyles();

        for (String language : Words.LANGUAGES) {
            var words = Words.in(language).writing(styles);
            assertThat(words.amount(GUARANIES)).isEqualTo("₲\u00a01.250.000");
            assertThat(words.amount(COLONES)).isEqualTo("₡1.234,50");
            assertThat(words.number(COLONES)).isEqualTo("1.234,50");
        }
    }

    private static Set<Integer> places(String text) {
        var places = new TreeSet<Integer>();
        for (int i = 0; i < 4; i++) if (text.contains("{" + i + "}")) places.add(i);
        return places;
    }
}
