package io.pasarela.demo.window;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.pasarela.demo.testing.Operator;
import io.pasarela.demo.testing.Stage;
import io.pasarela.demo.window.View.Device;
import io.pasarela.demo.window.View.Place;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What payers and the pages around the window are told about a payment, and when. */
@ExtendWith(Stage.Door.class)
class TruthIT {

    private static final int APPEALS_MAX = 2;

    private final Stage stage;
    private final Bank bank;

    @TempDir
    private Path folder;

    TruthIT(Stage stage) {
        this.stage = stage;
        this.bank = new Bank(stage, "tienda");
    }

    @ParameterizedTest
    @MethodSource("io.pasarela.demo.window.View#few")
    void aRejectedClaimMayBeAppealedTwice(View view) throws IOException {
        String number = PaymentWay.ITAU.number();
        try (Payer payer = new Payer(stage, view); Operator operator = stage.operator("tienda")) {
            payer.open(Link.of(stage, "tienda").to(PaymentWay.ITAU).with("lang", view.lang()));
            payer.claim(number, "25000", receipt());
            for (int appeal = 1; appeal <= APPEALS_MAX; appeal++) {
                payer.awaits("pending");
                operator.refuse(number, "The receipt cannot be read");
                seesAgain(payer, view, "fail");
                payer.find("#screenshot").setInputFiles(receipt());
                payer.find("form:has(#screenshot) button[type=submit]").click();
            }
            payer.awaits("pending");
            payer.look("appealed");
            operator.refuse(number, "Nothing arrived");
            seesAgain(payer, view, "fail");
            assertThat(payer.find("main")).containsText("Nothing arrived");
            assertThat(payer.find("#screenshot")).hasCount(0);
            payer.look("rejected-for-good");
        }
    }

    @ParameterizedTest
    @MethodSource("io.pasarela.demo.window.View#few")
    void anAppealThatIsBelievedIsPaid(View view) throws IOException {
        String number = PaymentWay.ITAU.number();
        try (Payer payer = new Payer(stage, view); Operator operator = stage.operator("tienda")) {
            payer.open(Link.of(stage, "tienda").to(PaymentWay.ITAU).with("lang", view.lang()));
            payer.claim(number, "25000", receipt());
            payer.awaits("pending");
            operator.refuse(number, "The receipt cannot be read");
            seesAgain(payer, view, "fail");
            payer.find("#screenshot").setInputFiles(receipt());
            payer.find("form:has(#screenshot) button[type=submit]").click();
            payer.awaits("pending");
            operator.confirm(number, "24000");
            seesAgain(payer, view, "success");
            assertThat(payer.find("main")).containsText("₲ 24.000");
            payer.look("success-of-appeal");
        }
    }

    /** Without script the page loads itself again only after a while. */
    private static void seesAgain(Payer payer, View view, String state) {
        if (!view.script()) payer.page().reload();
        payer.awaits(state);
    }

    private Path receipt() throws IOException {
        return Receipts.Kind.PNG.write(stage, folder);
    }

    @ParameterizedTest
    @MethodSource("io.pasarela.demo.window.View#few")
    void theAmountThatArrivedIsShownOnceItIsAccepted(View view) {
        String number = PaymentWay.SINPE.number();
        new Bank(stage, "feria").reports("sinpemovil", "83000002", "CRC", number, "4500");
        try (Payer payer = new Payer(stage, view)) {
            payer.open(Link.of(stage, "feria").to(PaymentWay.SINPE).with("lang", view.lang()));
            payer.claim(number, "5000");
            payer.awaits("success");
            assertThat(payer.find("main")).containsText("₡5.000");
            assertThat(payer.find("main")).containsText("₡4.500");
            payer.look("success-other-amount");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void thePageAroundTheFrameIsTold(String lang) {
        String number = PaymentWay.SINPE.number();
        Link link = Link.of(stage, "tienda").to(PaymentWay.SINPE).with("lang", lang);
        try (Payer payer = new Payer(stage, new View(Device.DESK, lang, Place.FRAME, true))) {
            payer.open(link);
            payer.claim(number, "5000");
            payer.awaits("pending");
            bank.reports(PaymentWay.SINPE, number, "5000");
            payer.awaits("success");
            String origin = "http://" + URI.create(link.window()).getAuthority();
            payer.page().waitForCondition(() ->
                    List.of(origin + " pasarela:pending", origin + " pasarela:success")
                            .equals(payer.page().evaluate(
                                    "() => heard.map(([origin, text]) => origin + ' ' + text)")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void theSmallestPhoneShowsEverything(String lang) throws IOException {
        String number = PaymentWay.ITAU.number();
        try (Payer payer = new Payer(stage, View.narrow(lang));
                Operator operator = stage.operator("tienda")) {
            payer.open(Link.returning(stage, "tienda").to(PaymentWay.ITAU)
                    .with("fixed_amount", "9999999").with("lang", lang));
            payer.look("pay");
            payer.claim(number, "9999999", receipt());
            payer.awaits("pending");
            payer.look("pending");
            operator.refuse(number, "Nothing arrived");
            payer.awaits("fail");
            payer.look("rejected");
            payer.open(Link.of(stage, "tienda").with("currency_code", "CRC,PYG,BTN")
                    .with("lang", lang));
            payer.look("choose");
        }
    }
}
