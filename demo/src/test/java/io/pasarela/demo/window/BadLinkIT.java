package io.pasarela.demo.window;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import io.pasarela.demo.testing.Stage;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Links that merchants got wrong, and those that somebody else wrote. */
@ExtendWith(Stage.Door.class)
class BadLinkIT {

    private static final String SCRIPT = "\"'><script>alert(1)</script>";

    private final Stage stage;

    BadLinkIT(Stage stage) {
        this.stage = stage;
    }

    private record Bad(String parameter, String why, String url) {}

    private List<Bad> bad() {
        Link good = Link.of(stage, "tienda").to(PaymentWay.ITAU);
        String url = good.url();
        return List.of(
                new Bad("label", "missing", good.without("label").url()),
                new Bad("label", "empty", good.with("label", "").url()),
                new Bad("label", "repeated", url + "&label=other"),
                new Bad("label", "too-long", good.with("label", "x".repeat(191)).url()),
                new Bad("label", "control", good.with("label", "a\u0000b").url()),
                new Bad("label", "malformed", good.without("label").url() + "&label=%ff"),
                new Bad("custom_transaction_id", "missing",
                        good.without("custom_transaction_id").url()),
                new Bad("custom_transaction_id", "too-long",
                        good.with("custom_transaction_id", "x".repeat(191)).url()),
                new Bad("currency_code", "missing", good.without("currency_code").url()),
                new Bad("currency_code", "unknown", good.with("currency_code", "ABC").url()),
                new Bad("currency_code", "other", good.with("currency_code", "CRC").url()),
                new Bad("currency_code", "several", good.with("currency_code", "PYG,CRC").url()),
                new Bad("wallet_type", "unknown", good.with("wallet_type", "nobody").url()),
                new Bad("fixed_amount", "text", good.with("fixed_amount", "much").url()),
                new Bad("fixed_amount", "decimals", good.with("fixed_amount", "2500.5").url()),
                new Bad("fixed_amount", "small", good.with("fixed_amount", "1").url()),
                new Bad("fixed_amount", "large", good.with("fixed_amount", "99999999").url()),
                new Bad("sig", "wrong", good.with("sig", "00").url()),
                new Bad("sig", "missing", Link.of(stage, "notaria").to(PaymentWay.SINPE).url()));
    }

    @Test
    void aPageNamesTheParameterThatCannotBeUsed() {
        for (String lang : List.of("en", "es")) {
            try (Payer payer = new Payer(stage, View.phone(lang))) {
                for (Bad bad : bad()) {
                    Response answer = payer.page().navigate(bad.url() + "&lang=" + lang);
                    assertThat(answer.status()).as(bad.toString()).isEqualTo(400);
                    assertThat(answer.allHeaders())
                            .containsEntry("pasarela-error", "window.parameter");
                    assertThat(payer.find("main")).containsText(bad.parameter());
                    assertThat(answer.text()).doesNotContain("Exception", "io.pasarela", "\tat ");
                    if (bad.why().equals("missing") || bad.why().equals("unknown")) {
                        payer.look("problem-" + bad.parameter().replace('_', '-'));
                    }
                }
            }
        }
    }

    @Test
    void unusableReturnAddressesStopNobody() {
        try (Payer payer = new Payer(stage, View.phone("en"))) {
            payer.open(Link.of(stage, "tienda").to(PaymentWay.SINPE).with("lang", "en")
                    .with("success_url", "aHR0cHM6Ly9ldmlsLmV4YW1wbGUv.00")
                    .with("payment_url_fail_id", "x"));
            assertThat(payer.find("#key1")).isVisible();
        }
    }

    /** A language nobody speaks here is no fault: the browser's own counts, and then English. */
    @Test
    void anUnknownLanguageIsTheBrowsers() {
        try (Payer payer = new Payer(stage, View.phone("en"))) {
            payer.open(Link.of(stage, "tienda").to(PaymentWay.SINPE).with("lang", "xx"));
            assertThat(payer.find("html")).hasAttribute("lang", "es");
        }
    }

    @Test
    void whatALinkSaysIsShownAsTextOnly() {
        Link link = Link.of(stage, "tienda").to(PaymentWay.SINPE).with("lang", "en");
        List<String> names = List.of("label", "custom_transaction_id", "currency_code",
                "wallet_type", "fixed_amount", "lang", "sig", "success_url",
                "payment_url_success_id", "anything", SCRIPT, "_key", "_system", "_again");
        // Scripts would take away what is no number.
        View plain = new View(View.Device.DESK, "en", View.Place.PAGE, false);
        try (Payer payer = new Payer(stage, plain)) {
            for (String name : names) {
                Response answer = payer.page().navigate(
                        link.with(name, link.parameters().getOrDefault(name, "") + SCRIPT).url());
                assertThat(answer.text().toLowerCase(Locale.ROOT)).as(name)
                        .doesNotContain("<script>", "'><", "\"><script");
            }
            String label = link.parameters().get("label") + SCRIPT;
            payer.open(link.with("label", label).with("custom_transaction_id", label));
            payer.claim(SCRIPT, "5000");
            assertThat(payer.find("#errors")).isVisible();
            assertThat(payer.find("#key1")).hasValue(SCRIPT);
            payer.claim(PaymentWay.SINPE.number(), "5000");
            payer.awaits("pending");
            assertThat((Boolean) payer.window().evaluate(
                    "() => [...document.scripts].every(script => script.src)")).isTrue();
        }
    }
}
