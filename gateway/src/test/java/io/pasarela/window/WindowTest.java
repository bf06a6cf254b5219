package io.pasarela.window;

import static io.pasarela.window.Payer.BACK;
import static io.pasarela.window.Payer.ITAU;
import static io.pasarela.window.Payer.SINPE;
import static io.pasarela.window.Payer.link;
import static io.pasarela.window.Payer.picture;
import static io.pasarela.window.Payer.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.TestGateway;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The payer's way over HTTP, as a browser without script goes it. */
class WindowTest {

    private static TestGateway gateway;
    private static Payer payer;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start();
        payer = new Payer(gateway);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void showsTheWalletToCopyAndAsksForTheNumber() {
        var page = payer.open(link("u1", "c1", ITAU + "&fixed_amount=25000&1700000000000"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Itaú Paraguay", "220000000", "Account Test Name", "Account holder")
                .contains("data-copy=\"25000\"", "₲\u00a025.000")
                .contains("name=\"key1\"", "inputmode=\"numeric\"", "name=\"screenshot\"")
                .doesNotContain("name=\"amount\"");
    }

    @Test
    void leadsFromANumberThatIsThereToSuccessAndBack() {
        String number = "20260202000000000001";
        gateway.report("sinpemovil", number, "450");
        String link = link("u2", "c2", SINPE + BACK);

        var answer = payer.claim(link, number, "450.00");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Payment received", number, "₡450")
                .contains("content=\"10;url=http://127.0.0.1:9/success\"")
                .contains("href=\"http://127.0.0.1:9/success\"");
        assertThat(payer.open(link).body()).contains("Payment received")
                .as("by the link alone only the state is visible").doesNotContain(number, "450");
        assertThat(payer.state(link)).isEqualTo("{\"state\":\"success\"}");
    }

    @Test
    void showsNumberAndAmountOnlyToTheBrowserThatSentThem() {
        String number = "20260202000000000020";
        String link = link("u3", "c3", SINPE + BACK);
        var answer = payer.claim(link, number, "1234.5");

        assertThat(payer.follow(answer).body())
                .contains("We are checking", number, "₡1.234,50", "name=\"screenshot\"")
                .contains("href=\"http://127.0.0.1:9/pending\"")
                .doesNotContain("10;url=");
        for (String other : new String[] {link, link + "&_key=AAAAAAAAAAAAAAAAAAAAAA"}) {
            assertThat(payer.open(other).body()).contains("We are checking")
                    .doesNotContain(number, "1.234", "name=\"screenshot\"", "_again");
        }
    }

    @Test
    void letsNobodyElseReplaceAWaitingNumber() {
        String link = link("u4", "c4", SINPE);
        var first = payer.claim(link, "20260202000000000030", "450");
        var stranger = payer.post("claim?" + link, Map.of("key1", "20260202000000000031",
                "amount", "450", "claim_key", "AAAAAAAAAAAAAAAAAAAAAA"), null);

        assertThat(stranger.statusCode()).isEqualTo(303);
        assertThat(payer.follow(first).body()).contains("20260202000000000030");

        String mine = query(first);
        assertThat(payer.open(mine + "&_again=1").body())
                .contains("value=\"20260202000000000030\"", "value=\"450\"");
        var corrected = payer.post("claim?" + mine, Map.of("key1", "20260202000000000032",
                "amount", "450", "claim_key", payer.key(mine + "&_again=1")), null);
        assertThat(payer.follow(corrected).body()).contains("20260202000000000032");
    }

    @Test
    void showsNothingOfAnotherLabelWithTheSameId() {
        payer.claim(link("alice", "shared", SINPE), "20260202000000000040", "450");

        assertThat(payer.open(link("mallory", "shared", SINPE)).body())
                .contains("name=\"key1\"").doesNotContain("20260202000000000040");
        assertThat(payer.state(link("mallory", "shared", SINPE))).isEqualTo("{\"state\":\"none\"}");
    }

    @Test
    void refusesAmountsOutsideTheLimitsBeforeItLooksAtMoney() {
        gateway.report("sinpemovil", "20260202000000000070", "50");
        for (String number : new String[] {"20260202000000000070", "20260202000000000071"}) {
            var answer = payer.claim(link("u9", "c9", SINPE), number, "50");
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("from ₡100 to ₡500.000");
        }
    }

    @Test
    void opensItselfWhenMoneyCameWhileThePayerWaited() {
        String number = "20260202000000000080";
        String mine = query(payer.claim(link("u10", "c10", SINPE), number, "450"));
        assertThat(payer.state(mine)).isEqualTo("{\"state\":\"pending\"}");

        gateway.report("sinpemovil", number, "450");

        assertThat(payer.state(mine)).isEqualTo("{\"state\":\"success\"}");
        assertThat(payer.open(mine).body()).contains("Payment received", number);
    }

    @Test
    void listsTheSystemsOfTheCurrenciesWhenTheLinkNamesNone() {
        String link = "label=u11&custom_transaction_id=c11&currency_code=CRC,PYG&lang=es";

        assertThat(payer.open(link).body()).contains("¿Cómo pagar?", "SINPE Móvil",
                "Itaú Paraguay", "_system=itau_ml", "logos/itau_ml.svg");
        assertThat(payer.open(link + "&_system=itau_ml").body())
                .contains("220000000", "Elegir otra forma de pago");
        assertThat(payer.open(link + "&_system=nonsense").body()).contains("¿Cómo pagar?");
        var answer = payer.claim(link + "&_system=sinpemovil", "20260202000000000090", "450");
        assertThat(payer.follow(answer).body()).contains("Estamos verificando");
        assertThat(payer.open(link.replace("CRC,PYG", "BDT").replace("c11", "c11b")).statusCode())
                .isEqualTo(503);
    }

    @Test
    void saysWhichParameterCannotBeUsed() {
        for (var wrong : Map.of(
                "label=u&currency_code=CRC", "custom_transaction_id",
                link("u", "c", SINPE) + "&label=v", "label",
                link("u", "c", "currency_code=PYG&wallet_type=sinpemovil"), "currency_code",
                link("u", "c", "currency_code=PYG&wallet_type=nobody"), "wallet_type",
                link("u", "c", ITAU + "&fixed_amount=2.5"), "fixed_amount",
                link("u", "c", ITAU + "&fixed_amount=1"), "fixed_amount",
                link("u", "c", ITAU + "&sig=00"), "sig").entrySet()) {
            var page = payer.open(wrong.getKey());
            assertThat(page.statusCode()).as(wrong.getKey()).isEqualTo(400);
            assertThat(page.headers().firstValue("Pasarela-Error")).hasValue("window.parameter");
            assertThat(page.body()).contains("the parameter " + wrong.getValue() + " ")
                    .doesNotContain("Exception");
        }
        assertThat(payer.open("").statusCode()).isEqualTo(400);
    }

    @Test
    void ignoresSignedUrlsOfOthersAndTakesTheRegisteredOne() {
        gateway.report("sinpemovil", "20260202000000000100", "450");
        String evil = "&success_url=aHR0cHM6Ly9ldmlsLmV4YW1wbGUv.00";
        var answer = payer.claim(
                link("u12", "c12", SINPE + BACK + evil), "20260202000000000100", "450");

        assertThat(answer.body()).contains("url=http://127.0.0.1:9/success")
                .doesNotContain("evil.example");
        assertThat(gateway.owner().sql("select parameter from payer_window.ignored_url")
                .query(String.class).list()).contains("success_url");
    }

    @Test
    void followsAUrlTheMerchantSigned() {
        gateway.report("sinpemovil", "20260202000000000110", "450");
        String signed = "&success_url=aHR0cHM6Ly9zaG9wLmV4YW1wbGUvdGhhbmtzP29yZGVyPTEmeD3DoQ."
                + "2af05ed61bbaac9499d3802a96cb49b788383e9936b1b64f64e8f2bfb1e9dd81";
        var answer = payer.claim(
                link("u13", "c13", SINPE + BACK + signed), "20260202000000000110", "450");

        assertThat(answer.body())
                .contains("10;url=https://shop.example/thanks?order=1&amp;x=á");
    }

    /** The link of the vectors, so that its signature is the contract's and not ours. */
    @Test
    void showsWhatIsKnownToWhoeverHoldsASignedLink() {
        String unsigned = "label=Jos%C3%A9%20O%27Hara%20%281%29%2A~%2Bx&currency_code=PYG"
                + "&custom_transaction_id=a%2Fb%20c&fixed_amount=25000&payment_url_success_id=2"
                + "&wallet_type=itau_ml&lang=en";
        String signed = unsigned
                + "&sig=980ee585d10eb1108eef0b21ac4ce4047e6799fcad37ebeddadba36e4f25558a";
        payer.post("claim?" + unsigned,
                Map.of("key1", "7654321", "claim_key", payer.key(unsigned)), picture());

        assertThat(payer.open(unsigned).body())
                .contains("We are checking").doesNotContain("7654321");
        assertThat(payer.open(signed).body()).contains("We are checking", "7654321", "_again=1")
                .contains("action=\"proof?");
        assertThat(payer.open(signed.replace("=25000", "=26000")).statusCode()).isEqualTo(400);
    }

    @Test
    void tellsBrowsersToTrustNothingElse() {
        var page = payer.open(link("u14", "c14", SINPE));

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors *")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Frame-Options")).isEmpty();
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.body())
                .doesNotContain("style=", "onclick", "<style", "http://", "https://");
        for (String file : List.of(
                "window.css", "form.js", "pay.js", "state.js", "favicon.svg")) {
            var asset = gateway.send(gateway.request("/window/" + file).build());
            assertThat(asset.statusCode()).as(file).isEqualTo(200);
            assertThat(asset.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("max-age=31536000");
        }
        assertThat(gateway.send(gateway.request("/window/logos/itau_ml.svg").build())
                .headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(gateway.send(gateway.request("/window/logos/none.svg").build()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void keepsToWhatTheMerchantDemands() {
        gateway.owner().sql("""
                update merchants.merchant
                   set signed_links_only = true, frame_ancestors = '{https://shop.example}'
                 where key = 'other'
                """).update();
        gateway.clock().move(Duration.ofSeconds(3));

        var page = gateway.send(gateway.request("/?" + link("u16", "c16", SINPE))
                .header("Host", "plugin.other.localhost").build());

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("the parameter sig ");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .endsWith("frame-ancestors https://shop.example");
    }

    @Test
    void answersOnTheMerchantsOwnHostToo() {
        var page = gateway.send(gateway.request("/?" + link("u15", "c15", SINPE))
                .header("Host", "plugin.test.localhost").build());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("81354111");
    }
}
