package io.pasarela.window;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowKeyTest {

    private static final WindowKey KEY = new WindowKey("demo_window_key");
    private static final String URL = "https://shop.example/thanks?order=1&x=á";
    private static final String SIGNED_URL = "aHR0cHM6Ly9zaG9wLmV4YW1wbGUvdGhhbmtzP29yZGVyPTEmeD3"
            + "DoQ.2af05ed61bbaac9499d3802a96cb49b788383e9936b1b64f64e8f2bfb1e9dd81";

    private static final String LINK = "wallet_type=itau_ml&label=Jos%C3%A9%20O'Hara%20(1)*~%2Bx"
            + "&currency_code=PYG&custom_transaction_id=a/b+c&fixed_amount=25000"
            + "&payment_url_success_id=2";
    private static final String SIG =
            "980ee585d10eb1108eef0b21ac4ce4047e6799fcad37ebeddadba36e4f25558a";

    @Test
    void knowsTheUrlsItSigned() {
        assertThat(KEY.url("success_url", SIGNED_URL)).contains(new ReturnUrl(URL));
        assertThat(KEY.url("fail_url", SIGNED_URL)).as("signed for another name").isEmpty();
        assertThat(new WindowKey("other").url("success_url", SIGNED_URL)).isEmpty();
        assertThat(KEY.url("success_url", SIGNED_URL.replace("aHR0c", "aHR1c"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "hash", "https://evil.example/", "!!.00", "aHR0cHM6Ly9h."})
    void ignoresWhatIsNoSignedUrl(String value) {
        assertThat(KEY.url("success_url", value)).isEmpty();
    }

    @Test
    void leadsNowhereElseThanToTheWebEvenWhenSigned() throws Exception {
        assertThat(KEY.url("success_url", signed("success_url", "https://a.example/"))).isPresent();
        assertThat(KEY.url("success_url", signed("success_url", "javascript:alert(1)"))).isEmpty();
        for (String url : new String[] {"javascript:alert(1)", "ftp://a/", "https://u:p@a.example/",
            "https:///x", "https://a.example\\@b.example/", "https://a.example/ b", "//a.example",
            "https://a.example/\n", "data:text/html,x", "https://a b/", "https://", ""}) {
            assertThat(ReturnUrl.of(url)).as(url).isEmpty();
        }
        for (String url : new String[] {URL, "http://localhost:8090/back", "HTTPS://A.EXAMPLE",
            "https://a.example?x=1", "https://[::1]:8443/#y", "https://a.example/u@b"}) {
            assertThat(ReturnUrl.of(url)).as(url).isPresent();
        }
    }

    @Test
    void knowsTheLinksItSignedWhateverTheirOrderLanguageOrCacheBuster() throws Exception {
        assertThat(signed(LINK)).isTrue();
        assertThat(signed(LINK + "&sig=" + SIG + "&lang=es&1700000000000&_key=x")).isTrue();
        assertThat(signed(LINK.replace("25000", "25001"))).isFalse();
        assertThat(signed(LINK + "&extra=1")).isFalse();
    }

    @Test
    void signsNothingWithARepeatedName() {
        assertThatThrownBy(() -> signed(LINK + "&payment_url_success_id=2"))
                .isInstanceOf(UnusableParameter.class);
    }

    @Test
    void signsTheTextOfTheVector() throws Exception {
        assertThat(LinkParameters.parse(LINK).signedText()).isEqualTo(
                "currency_code=PYG&custom_transaction_id=a%2Fb%20c&fixed_amount=25000"
                + "&label=Jos%C3%A9%20O%27Hara%20%281%29%2A~%2Bx&payment_url_success_id=2"
                + "&wallet_type=itau_ml");
    }

    private static boolean signed(String query) throws UnusableParameter {
        return KEY.signed(LinkParameters.parse(query), SIG);
    }

    private static String signed(String name, String url) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.secret().getBytes(UTF_8), "HmacSHA256"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(url.getBytes(UTF_8)) + "."
                + HexFormat.of().formatHex(mac.doFinal((name + "\n" + url).getBytes(UTF_8)));
    }
}
