package io.pasarela.window;

import static io.pasarela.window.Payer.ITAU;
import static io.pasarela.window.Payer.SINPE;
import static io.pasarela.window.Payer.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.TestGateway;
import io.pasarela.platform.web.QrCode;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the page to pay from shows and forgives, to a browser without script. */
class WindowFormTest {

    private static final String ONE = "20260303000000000001";
    private static final String TWO = "20260303000000000002";

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
    void findsTheNumberInAPastedMessage() {
        String link = link("f1", "f1", SINPE);

        var answer = payer.claim(link, "SINPE de 1.250,50 a 81354111.\r\nRef: " + ONE, "450");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(payer.follow(answer).body()).contains(">" + ONE + "<");
    }

    @Test
    void asksWhichOfSeveralNumbersItIs() {
        String link = link("f2", "f2", SINPE);
        String message = "Ref " + ONE + " op " + TWO;

        var asked = payer.claim(link, message, "450");

        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("Which of these is the number of your transfer?",
                "<button name=\"pick\" value=\"" + ONE + "\"",
                "<button name=\"pick\" value=\"" + TWO + "\"");
        assertThat(asked.body().indexOf("<button class=\"unseen\""))
                .as("the key Enter picks none").isBetween(0, asked.body().indexOf("\"pick\""));
        var picked = payer.post("claim?" + link, Map.of("key1", message, "pick", TWO,
                "amount", "450", "claim_key", payer.key(link)), null);
        assertThat(payer.follow(picked).body()).contains(">" + TWO + "<");
    }

    @Test
    void takesNoNumberOfThePageItselfForThatOfATransfer() {
        var asked = payer.claim(link("f3", "f3", ITAU), "a la cuenta 220000000, gracias", "");

        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("href=\"#key1\"", "aria-invalid=\"true\"")
                .doesNotContain("name=\"pick\"");
    }

    @Test
    void showsWhereTheNumberStands() {
        String page = payer.open(link("f4", "f4", SINPE.replace("lang=en", "lang=es"))).body();
        String picture = "pictures/sinpemovil/message-number.svg";

        assertThat(page).contains("src=\"" + picture + "\"", "alt=\"Un mensaje en un teléfono;");
        var drawing = get("127.0.0.1", "/window/" + picture);
        assertThat(drawing.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(drawing.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; style-src 'unsafe-inline'");
        assertThat(get("127.0.0.1", "/window/pictures/sinpemovil/x.svg").statusCode())
                .isEqualTo(404);
    }

    @Test
    void looksAsTheMerchantWants() {
        String page = get("plugin.other.localhost", "/?" + link("f5", "f5", SINPE)).body();

        assertThat(page).contains("Other shop", "href=\"brand/colors.css?v=ffd400\"",
                "src=\"brand/logo.png?v=");
        assertThat(get("plugin.other.localhost", "/brand/colors.css").body())
                .as("black on yellow, and a yellow that can be read")
                .startsWith(":root{--brand:#ffd400;--brand-ink:#000000;--accent:#");
        var logo = get("plugin.other.localhost", "/brand/logo.png");
        assertThat(logo.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(logo.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(logo.body()).startsWith("\uFFFDPNG");
        assertThat(get("127.0.0.1", "/window/brand/logo.png").statusCode())
                .as("another merchant has none").isEqualTo(404);
    }

    @Test
    void drawsACodeOnceTheAmountIsKnown() {
        String link = link("f6", "f6", "currency_code=BTN&wallet_type=qr_bank&lang=en");
        String open = get("plugin.other.localhost", "/?" + link).body();
        String fixed = get("plugin.other.localhost", "/?" + link + "&fixed_amount=12.5").body();

        assertThat(open).contains("17123456").doesNotContain("QR code of this payment");
        assertThat(fixed).contains("aria-label=\"QR code of this payment\"",
                "d=\"" + QrCode.of("pay:17123456?amount=12.5").path() + "\"");
    }

    private static HttpResponse<String> get(String host, String path) {
        return gateway.send(gateway.request(path).header("Host", host).build());
    }
}
