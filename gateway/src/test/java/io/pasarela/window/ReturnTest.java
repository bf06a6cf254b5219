package io.pasarela.window;

import static io.pasarela.window.Payer.BACK;
import static io.pasarela.window.Payer.SINPE;
import static io.pasarela.window.Payer.link;
import static io.pasarela.window.Payer.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.TestGateway;
import io.pasarela.merchants.Endpoints;
import io.pasarela.merchants.Merchant;
import io.pasarela.merchants.Merchants;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way back to the shop, in a frame and as a page of its own. */
class ReturnTest {

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
    void isTakenByItselfAfterSuccessAndFailureOnly() {
        String number = "20260707000000000001";
        String mine = query(payer.claim(link("r1", "r1", SINPE + BACK), number, "450"));
        assertThat(payer.open(mine).body()).contains("href=\"http://127.0.0.1:9/pending\"")
                .contains("<noscript><meta http-equiv=\"refresh\" content=\"30\"></noscript>")
                .doesNotContain("id=\"leave\"");

        gateway.report("sinpemovil", number, "450");
        assertThat(payer.open(mine).body())
                .contains("<noscript><meta http-equiv=\"refresh\" "
                        + "content=\"10;url=http://127.0.0.1:9/success\"></noscript>")
                .contains("id=\"leave\" data-seconds=\"10\"", "Stay here", "target=\"_top\"");

        String late = query(payer.claim(
                link("r2", "r2", SINPE + BACK), "20260707000000000002", "450"));
        gateway.clock().move(Duration.ofDays(8));
        gateway.runJob("deposits-expiry");
        assertThat(payer.open(late).body())
                .contains("10;url=http://127.0.0.1:9/fail", "id=\"leave\" data-seconds=\"10\"");
    }

    /** A browser without script would show the shop inside the frame. */
    @Test
    void isNotTakenInsideAFrameWithoutScript() {
        String number = "20260707000000000003";
        String mine = query(payer.claim(link("r3", "r3", SINPE + BACK), number, "450"));
        gateway.report("sinpemovil", number, "450");

        String framed = gateway.send(gateway.request("/window/?" + mine)
                .header("Sec-Fetch-Dest", "iframe").build()).body();

        assertThat(framed).doesNotContain("http-equiv=\"refresh\"")
                .contains("href=\"http://127.0.0.1:9/success\"", "id=\"leave\"");
    }

    @Test
    void isToldToNoOriginButThoseTheMerchantNamed() throws Exception {
        assertThat(payer.open(query(payer.claim(link("r4", "r4", SINPE + BACK),
                "20260707000000000004", "450"))).body())
                .contains(" data-origins=\"http://127.0.0.1:9\"");
        assertThat(payer.open(query(payer.claim(link("r5", "r5", SINPE),
                "20260707000000000005", "450"))).body())
                .contains(" data-origins=\"\"");

        Merchant merchant = gateway.bean(Merchants.class).ofKey("test").orElseThrow();
        var embedded = new Merchant(merchant.id(), merchant.identity(), merchant.zone(),
                new Endpoints(null, Map.of(1, "HTTPS://Pay.example:8443/a?b#c"),
                        List.of("https://shop.example", "https://*.other.example"), List.of()),
                merchant.rules(), merchant.limits(), merchant.ceilings());
        var returns = ReturnUrls.of(embedded, new WindowKey("k"),
                LinkParameters.parse("payment_url_fail_id=1"));
        assertThat(returns.origins(embedded))
                .containsExactly("HTTPS://Pay.example:8443", "https://shop.example");
    }
}
