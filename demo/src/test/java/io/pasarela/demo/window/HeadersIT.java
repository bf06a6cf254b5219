package io.pasarela.demo.window;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.pasarela.demo.testing.Stage;
import io.pasarela.demo.testing.Storefront;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the window tells browsers to trust, and to tell nobody. */
@ExtendWith(Stage.Door.class)
class HeadersIT {

    private final Stage stage;

    HeadersIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void everyAnswerIsStrict() {
        List<Response> answers = new ArrayList<>();
        try (Payer payer = new Payer(stage, View.phone("en"))) {
            payer.page().onResponse(answers::add);
            Link link = Link.of(stage, "tienda").with("currency_code", "CRC").with("lang", "en");
            payer.open(link);
            payer.find("a.choice[href*=sinpemovil]").click();
            payer.claim("1", "5000");
            assertThat(payer.find("#errors")).isVisible();
            String number = PaymentWay.SINPE.number();
            payer.claim(number, "5000");
            payer.awaits("pending");
            new Bank(stage, "tienda").reports(PaymentWay.SINPE, number, "5000");
            payer.awaits("success");
            payer.open(link.without("label"));
            payer.open(link.window() + "nothing-here");

            assertThat(answers).extracting(Response::status).contains(200, 303, 400, 404, 422);
            String ancestors = stage.storefront().origin() + " " + stage.storefront().elsewhere();
            for (Response answer : answers) {
                if (answer.headerValue("content-type") instanceof String type
                        && type.startsWith("image/")) {
                    // A picture has a look of its own, and nothing else.
                    assertThat(answer.headerValue("content-security-policy"))
                            .startsWith("default-src 'none'").doesNotContain("script-src", "*");
                } else {
                    requireStrict(answer, ancestors);
                }
            }
            assertThat(payer.page().context().cookies()).isEmpty();
        }
    }

    @Test
    void aMerchantWhoNamesNoOriginsIsShownAnywhere() {
        try (Payer payer = new Payer(stage, View.phone("en"))) {
            Link link = Link.of(stage, "feria").to(PaymentWay.SINPE).with("lang", "en");
            requireStrict(payer.page().navigate(link.url()), "*");
        }
    }

    private static void requireStrict(Response answer, String ancestors) {
        Map<String, String> headers = answer.allHeaders();
        Map<String, String> policy = new HashMap<>();
        Arrays.stream(headers.getOrDefault("content-security-policy", "").split(";"))
                .map(rule -> rule.strip().split(" ", 2))
                .forEach(rule -> policy.put(rule[0], rule.length > 1 ? rule[1] : ""));
        assertThat(policy).as(answer.url())
                .containsEntry("default-src", "'none'")
                .containsEntry("script-src", "'self'")
                .containsEntry("style-src", "'self'")
                .containsEntry("base-uri", "'none'")
                .containsEntry("form-action", "'self'")
                .containsEntry("frame-ancestors", ancestors);
        assertThat(policy.get("img-src")).as(answer.url()).doesNotContain("http", "*");
        assertThat(policy.toString()).as(answer.url()).doesNotContain("unsafe-");
        assertThat(headers).as(answer.url())
                .containsEntry("referrer-policy", "no-referrer")
                .containsEntry("x-content-type-options", "nosniff")
                .doesNotContainKeys("set-cookie", "x-frame-options");
    }

    /** The browser itself keeps to it. */
    @Test
    void scriptInThePageDoesNotRun() {
        try (Payer payer = new Payer(stage, View.phone("en"))) {
            payer.open(Link.of(stage, "tienda").to(PaymentWay.SINPE).with("lang", "en"));
            payer.find("body").evaluate("""
                    body => {
                        const script = document.createElement("script");
                        script.textContent = "document.title = 'ran'";
                        body.append(script);
                        body.setAttribute("style", "visibility: hidden");
                    }""");
            assertThat(payer.page()).not().hasTitle("ran");
            assertThat(payer.find("#key1")).isVisible();
            payer.forgiveFaults();
        }
    }

    @Test
    void nobodyElseMayEmbedTheWindow() {
        try (Payer payer = new Payer(stage, View.phone("en"))) {
            Link link = Link.of(stage, "tienda").to(PaymentWay.SINPE).with("lang", "en");
            for (String origin : List.of(
                    stage.storefront().origin(), stage.storefront().elsewhere())) {
                payer.page().navigate(Storefront.embedding(origin, link.url()));
                assertThat(payer.page().frameLocator("iframe").locator("#key1")).isVisible();
            }
            String unknown = Storefront.embedding(stage.storefront().unknown(), link.url());
            payer.page().waitForConsoleMessage(
                    new Page.WaitForConsoleMessageOptions().setPredicate(
                            message -> message.text().contains("frame-ancestors")),
                    () -> payer.page().navigate(unknown));
            assertThat(payer.page().frameLocator("iframe").locator("#key1")).hasCount(0);
            payer.forgiveFaults();
        }
    }
}
