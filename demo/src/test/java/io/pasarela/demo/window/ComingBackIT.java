package io.pasarela.demo.window;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import io.pasarela.demo.testing.Operator;
import io.pasarela.demo.testing.Stage;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Payers reload, go back, close the page, press twice, and leave. */
@ExtendWith(Stage.Door.class)
class ComingBackIT {

    private static final String STORAGE_IS_BLOCKED = """
            Object.defineProperty(window, "localStorage", {
                get() { throw new DOMException("blocked", "SecurityError"); }
            });""";

    private final Stage stage;

    ComingBackIT(Stage stage) {
        this.stage = stage;
    }

    private static List<View> pages() {
        return View.pairs().stream().filter(view -> view.place() == View.Place.PAGE).toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageBearsToBeLoadedAgain(View view) {
        String number = PaymentWay.SINPE.number();
        try (Payer payer = new Payer(stage, view)) {
            payer.open(Link.of(stage, "tienda").with("currency_code", "CRC")
                    .with("lang", view.lang()));
            payer.page().reload();
            payer.find("a.choice[href*=sinpemovil]").click();
            payer.page().reload();
            payer.claim("12", "5000");
            assertThat(payer.find("#errors")).isVisible();
            payer.page().reload();
            payer.claim(number, "5000");
            payer.awaits("pending");
            payer.page().reload();
            payer.awaits("pending");
            assertThat(payer.find("main")).containsText(number);
            new Bank(stage, "tienda").reports(PaymentWay.SINPE, number, "5000");
            payer.page().reload();
            payer.awaits("success");
            payer.page().reload();
            payer.awaits("success");
            assertThat(payer.find("main")).containsText(number);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void goingBackChangesNothing(View view) {
        String number = PaymentWay.SINPE.number();
        try (Payer payer = new Payer(stage, view)) {
            payer.open(Link.of(stage, "tienda").with("currency_code", "CRC")
                    .with("lang", view.lang()));
            payer.find("a.choice[href*=sinpemovil]").click();
            assertThat(payer.find("#key1")).isVisible();
            back(payer);
            payer.find("a.choice[href*=sinpemovil]").click();
            payer.claim(number, "5000");
            payer.awaits("pending");

            // To the form he has sent: it shows the claim, or is sent once more and does so then.
            back(payer);
            assertThat(payer.find("#key1, #state").first()).isVisible();
            if (payer.find("#key1").count() > 0) payer.claim(number, "5000");
            payer.awaits("pending");
            // Without script nobody remembers that it was he who sent the number.
            if (view.script()) assertThat(payer.find("main")).containsText(number);

            new Bank(stage, "tienda").reports(PaymentWay.SINPE, number, "5000");
            payer.page().reload();
            payer.awaits("success");
        }
    }

    private static void back(Payer payer) {
        payer.page().goBack(new Page.GoBackOptions().setWaitUntil(WaitUntilState.LOAD));
    }

    @ParameterizedTest
    @MethodSource("io.pasarela.demo.window.View#pairs")
    void theSameLinkFindsTheClaimAgain(View view) {
        String number = PaymentWay.SINPE.number();
        try (Payer payer = new Payer(stage, view)) {
            Link link = Link.of(stage, "tienda").to(PaymentWay.SINPE).with("lang", view.lang());
            payer.open(link);
            payer.claim(number, "5000");
            payer.awaits("pending");
            payer.closeTab().open(link);
            payer.awaits("pending");
            if (view.script()) {
                assertThat(payer.find("main")).containsText(number);
            } else {
                // Without the browser's memory he is anybody who has the link.
                assertThat(payer.find("main")).not().containsText(number);
                payer.look("pending-by-link-alone");
            }
        }
    }

    private static List<View> scripted() {
        return View.pairs().stream().filter(View::script).toList();
    }

    /** Closed by the browser to everybody, and, where it is so strict, to frames of other sites. */
    @ParameterizedTest
    @MethodSource("scripted")
    void everythingWorksWithoutStorage(View view) {
        for (String script : List.of("", STORAGE_IS_BLOCKED)) {
            String number = PaymentWay.SINPE.number();
            String url = Link.of(stage, "tienda").to(PaymentWay.SINPE)
                    .with("lang", view.lang()).url();
            String elsewhere = stage.storefront().elsewhere();
            try (Payer payer = new Payer(stage, view)) {
                payer.page().context().addInitScript(script);
                payer.openAt(elsewhere, url);
                payer.claim(number, "5000");
                payer.awaits("pending");
                assertThat(payer.find("main")).containsText(number);
                payer.closeTab().openAt(elsewhere, url);
                payer.awaits("pending");
                new Bank(stage, "tienda").reports(PaymentWay.SINPE, number, "5000");
                payer.awaits("success");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.pasarela.demo.window.View#few")
    void pressingTwiceClaimsOnce(View view) {
        String number = PaymentWay.SINPE.number();
        try (Payer payer = new Payer(stage, view); Operator operator = stage.operator("tienda")) {
            payer.open(Link.of(stage, "tienda").to(PaymentWay.SINPE)
                    .with("fixed_amount", "5000").with("lang", view.lang()));
            payer.find("#key1").fill(number);
            payer.find("form:has(#key1) button[type=submit]").dblclick();
            payer.awaits("pending");
            assertThat(operator.claims(number)).hasCount(1);
        }
    }

    @ParameterizedTest
    @MethodSource("io.pasarela.demo.window.View#few")
    void successLeadsBackByItself(View view) {
        String number = PaymentWay.SINPE.number();
        new Bank(stage, "tienda").reports(PaymentWay.SINPE, number, "5000");
        try (Payer payer = new Payer(stage, view)) {
            payer.open(Link.returning(stage, "tienda").to(PaymentWay.SINPE)
                    .with("lang", view.lang()));
            payer.claim(number, "5000");
            payer.awaits("success");
            assertThat(payer.find("a.primary"))
                    .hasAttribute("href", stage.storefront().returned("success"));
            payer.look("success-returning");
            payer.page().waitForURL(stage.storefront().returned("success"));
        }
    }

    @ParameterizedTest
    @MethodSource("io.pasarela.demo.window.View#few")
    void theButtonLeadsBackOutOfTheFrameToo(View view) {
        try (Payer payer = new Payer(stage, view)) {
            payer.open(Link.returning(stage, "tienda").to(PaymentWay.SINPE)
                    .with("lang", view.lang()));
            payer.claim(PaymentWay.SINPE.number(), "5000");
            payer.awaits("pending");
            payer.look("pending-returning");
            payer.find("a[href='" + stage.storefront().returned("pending") + "']").click();
            payer.page().waitForURL(stage.storefront().returned("pending"));
        }
    }
}
