package io.pasarela.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pasarela.window.UnusableParameter.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowLinkTest {

    private static final String LINK = "label=u1&currency_code=PYG&custom_transaction_id=c1";

    @Test
    void readsTheContractsExample() throws UnusableParameter {
        var link = read("label=Jos%C3%A9+O%27Hara&currency_code=PYG&lang=es&wallet_type=itau_ml"
                + "&custom_transaction_id=a%2Fb&fixed_amount=25000&payment_url_success_id=2"
                + "&1700000000000&=nobody");

        assertThat(link.label()).isEqualTo("José O'Hara");
        assertThat(link.customId()).isEqualTo("a/b");
        assertThat(link.system()).isEqualTo("itau_ml");
        assertThat(link.fixedAmount()).isEqualTo("25000");
        assertThat(link.currencies()).hasToString("[PYG]");
        assertThat(link.signature()).isNull();
    }

    @Test
    void takesSeveralCurrenciesWhileNoSystemIsNamed() throws UnusableParameter {
        assertThat(read("label=u&custom_transaction_id=c&currency_code=PYG,CRC").currencies())
                .hasToString("[PYG, CRC]");
        assertThat(read("label=u&custom_transaction_id=c&currency_code%5B%5D=PYG"
                + "&currency_code[]=CRC&currency_code[2]=CRC").currencies())
                .hasToString("[PYG, CRC]");
        refuses("label=u&custom_transaction_id=c&currency_code=PYG,CRC&wallet_type=x",
                "currency_code", Why.CURRENCY);
    }

    @ParameterizedTest
    @CsvSource({
        "currency_code=PYG&custom_transaction_id=c, label, MISSING",
        "label=&currency_code=PYG&custom_transaction_id=c, label, MISSING",
        "label&currency_code=PYG&custom_transaction_id=c, label, MISSING",
        "label=u&currency_code=PYG, custom_transaction_id, MISSING",
        "label=u&custom_transaction_id=c, currency_code, MISSING",
        "label=u&label=u&currency_code=PYG&custom_transaction_id=c, label, REPEATED",
        "label=u&currency_code=PYG&custom_transaction_id=c&lang=en&sig=1&sig=1, sig, REPEATED",
        "label=u%00&currency_code=PYG&custom_transaction_id=c, label, MALFORMED",
        "label=u%0A&currency_code=PYG&custom_transaction_id=c, label, MALFORMED",
        "label=%E2%80%A8&currency_code=PYG&custom_transaction_id=c, label, MALFORMED",
        "label=%ff&currency_code=PYG&custom_transaction_id=c, label, MALFORMED",
        "label=%4&currency_code=PYG&custom_transaction_id=c, label, MALFORMED",
        "label=%zz&currency_code=PYG&custom_transaction_id=c, label, MALFORMED",
        "label=%ed%a0%80&currency_code=PYG&custom_transaction_id=c, label, MALFORMED",
        "label=u&currency_code=Guarani&custom_transaction_id=c, currency_code, UNKNOWN",
        "label=u&currency_code=XAU&custom_transaction_id=c, currency_code, UNKNOWN",
    })
    void namesTheParameterThatCannotBeUsed(String query, String parameter, Why why) {
        refuses(query, parameter, why);
    }

    @Test
    void countsLengthsInCodePoints() throws UnusableParameter {
        String longest = "%F0%9F%98%80".repeat(190);

        assertThat(read(LINK.replace("u1", longest)).label()).hasSize(380);
        refuses(LINK.replace("u1", longest + "a"), "label", Why.TOO_LONG);
    }

    @Test
    void keepsItsOwnParametersApartFromTheMerchants() throws UnusableParameter {
        var parameters = LinkParameters.parse(LINK + "&_key=abc&_system=itau_ml&_again=1");

        assertThat(parameters.query()).isEqualTo(LINK);
        assertThat(LinkParameters.plain(LINK + "&_key=a-b_C", "_key")).contains("a-b_C");
        assertThat(LinkParameters.plain(LINK + "&_key=<script>", "_key")).isEmpty();
        assertThat(LinkParameters.plain(LINK, "_key")).isEmpty();
    }

    private static WindowLink read(String query) throws UnusableParameter {
        return WindowLink.read(LinkParameters.parse(query));
    }

    private static void refuses(String query, String parameter, Why why) {
        assertThatThrownBy(() -> read(query))
                .isInstanceOfSatisfying(UnusableParameter.class, unusable -> {
                    assertThat(unusable.parameter()).isEqualTo(parameter);
                    assertThat(unusable.why()).isEqualTo(why);
                });
    }
}
