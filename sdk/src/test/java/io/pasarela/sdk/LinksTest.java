package io.pasarela.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

    private static final URI WINDOW = URI.create("https://plugin.example.com/");

    private final Fields vector = Vectors.read().object("window");
    private final Links links = Links.to(WINDOW, vector.text("window_key"));

    @ParameterizedTest
    @ValueSource(strings = {"success_url", "fail_url", "pending_url"})
    void signsReturnAddressesAsTheContractDoes(String name) {
        assertThat(links.signedUrl(name, vector.text("url"))).isEqualTo(vector.text(name));
    }

    @Test
    void signsALinkAsTheContractDoes() {
        Map<String, String> parameters = new TreeMap<>();
        vector.object("link").object("parameters").values()
                .forEach((name, value) -> parameters.put(name, (String) value));

        assertThat(Links.encoded(parameters)).isEqualTo(vector.object("link").text("signed_text"));
        assertThat(links.sig(parameters)).isEqualTo(vector.object("link").text("sig"));
    }

    @Test
    void buildsTheSignedLinkOfTheVectors() {
        URI link = links.payment("José O'Hara (1)*~+x", "PYG", "a/b c").walletType("itau_ml")
                .fixedAmount(new BigDecimal("25000.00")).successUrlId(2).lang("es").signed();

        assertThat(link).hasToString("https://plugin.example.com/?currency_code=PYG"
                + "&custom_transaction_id=a%2Fb%20c&fixed_amount=25000"
                + "&label=Jos%C3%A9%20O%27Hara%20%281%29%2A~%2Bx&lang=es&payment_url_success_id=2"
                + "&sig=980ee585d10eb1108eef0b21ac4ce4047e6799fcad37ebeddadba36e4f25558a"
                + "&wallet_type=itau_ml");
    }

    @Test
    void buildsALinkWithEveryParameter() {
        URI link = links.payment("l", "PYG,CRC", "id").pendingUrlId(3).failUrlId(1)
                .successUrl("https://shop.example/s").pendingUrl("https://shop.example/p?a=1#b")
                .failUrl("http://shop.example:81/f").unsigned();

        assertThat(link.getRawQuery()).matches("currency_code=PYG%2CCRC&custom_transaction_id=id"
                + "&fail_url=[A-Za-z0-9_-]+\\.[0-9a-f]{64}&label=l&payment_url_fail_id=1"
                + "&payment_url_pending_id=3&pending_url=[A-Za-z0-9_-]+\\.[0-9a-f]{64}"
                + "&success_url=[A-Za-z0-9_-]+\\.[0-9a-f]{64}");
    }

    @Test
    void neverChangesALinkThatExists() {
        WindowLink link = links.payment("l", "PYG", "id");
        URI before = link.unsigned();

        link.lang("es").fixedAmount(BigDecimal.TEN);

        assertThat(link.unsigned()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "/thanks", "//shop.example/", "ftp://shop.example/", "javascript:alert(1)",
        "https://user@shop.example/", "https://user:pw@shop.example/", "https://shop.example/a b",
        "https://shop.example/\n", "https://shop.example/\u0085", "https://shop.example/\u00A0",
        "https:shop.example", "https:///x", "data:text/html,x",
    })
    void refusesReturnAddressesThatTheWindowWouldIgnore(String url) {
        WindowLink link = links.payment("l", "PYG", "id");
        assertThatIllegalArgumentException().isThrownBy(() -> link.successUrl(url));
    }

    @Test
    void signsNothingWithoutAKey() {
        WindowLink link = Links.to(WINDOW).payment("l", "PYG", "id");

        assertThat(link.unsigned().getRawQuery())
                .isEqualTo("currency_code=PYG&custom_transaction_id=id&label=l");
        assertThatIllegalStateException().isThrownBy(link::signed);
        assertThatIllegalStateException()
                .isThrownBy(() -> link.successUrl("https://shop.example/"));
    }

    @Test
    void refusesEmptyParametersAndOtherAddresses() {
        assertThatIllegalArgumentException().isThrownBy(() -> links.payment("", "PYG", "id"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> links.payment("l", "PYG", "id").lang(""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Links.to(URI.create("https://plugin.example.com/?a=1")));
    }
}
