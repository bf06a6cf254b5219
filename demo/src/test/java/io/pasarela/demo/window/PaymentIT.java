package io.pasarela.demo.window;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.pasarela.demo.testing.Operator;
import io.pasarela.demo.testing.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How payments go, in each kind of browser. */
@ExtendWith(Stage.Door.class)
class PaymentIT {

    private final Stage stage;
    private final Bank bank;

    @TempDir
    private Path folder;

    PaymentIT(Stage stage) {
        this.stage = stage;
        this.bank = new Bank(stage, "tienda");
    }

    @ParameterizedTest
    @EnumSource
    void everySystemLeadsToSuccess(PaymentWay way) throws IOException {
        String number = way.number();
        bank.reports(way, number, "5000");
        Link link = Link.of(stage, "tienda").to(way).with("lang", "en");
        try (Payer payer = new Payer(stage, View.phone("en"))) {
            payer.open(link);
            assertThat(payer.find("main")).containsText(way.wallet());
            payer.look("pay-" + way.system());
            if (way.receipt()) {
                payer.claim(number, "5000", Receipts.Kind.PNG.write(stage, folder));
            } else {
                payer.claim(number, "5000");
            }
            payer.awaits("success");
            assertThat(payer.find("main")).containsText(number);
        }
    }

    @ParameterizedTest
    @MethodSource("io.pasarela.demo.window.View#pairs")
    void moneyThatIsThereLeadsToSuccess(View view) {
        String number = PaymentWay.SINPE.number();
        bank.reports(PaymentWay.SINPE, number, "1250.50");
        try (Payer payer = new Payer(stage, view)) {
            payer.open(Link.of(stage, "tienda").with("currency_code", "CRC,PYG")
                    .with("lang", view.lang()));
            payer.look("choose");
            payer.find("a.choice[href*=sinpemovil]").click();
            assertThat(payer.find("#key1")).isVisible();
            payer.claim(number, view.lang().equals("es") ? "1250,50" : "1250.50");
            payer.awaits("success");
            payer.look("success");
        }
    }

    /** Without script the page loads itself again after half a minute, which one view waits for. */
    static List<View> open() {
        return View.pairs().stream()
                .filter(view -> view.script() || view.place() == View.Place.PAGE).toList();
    }

    @ParameterizedTest
    @MethodSource("open")
    void pendingTurnsIntoSuccessWhileItIsOpen(View view) {
        String number = PaymentWay.SINPE.number();
        try (Payer payer = new Payer(stage, view)) {
            payer.open(Link.of(stage, "tienda").to(PaymentWay.SINPE)
                    .with("fixed_amount", "5000").with("lang", view.lang()));
            payer.claim(number, "5000");
            payer.awaits("pending");
            payer.look("pending");
            bank.reports(PaymentWay.SINPE, number, "5000");
            payer.awaits("success");
        }
    }

    @ParameterizedTest
    @MethodSource("io.pasarela.demo.window.View#few")
    void pendingThatAnOperatorRejectsSaysWhy(View view) throws IOException {
        String number = PaymentWay.ITAU.number();
        try (Payer payer = new Payer(stage, view); Operator operator = stage.operator("tienda")) {
            payer.open(Link.of(stage, "tienda").to(PaymentWay.ITAU).with("lang", view.lang()));
            payer.claim(number, "25000", Receipts.Kind.PNG.write(stage, folder));
            payer.awaits("pending");
            operator.refuse(number, "Nothing arrived");
            if (!view.script()) payer.page().reload();
            payer.awaits("fail");
            assertThat(payer.find("main")).containsText("Nothing arrived");
            payer.look("rejected");
        }
    }

    /** Whatever is wrong, a guesser sees the same. */
    @ParameterizedTest
    @MethodSource("io.pasarela.demo.window.View#few")
    void wrongAmountsAndUsedNumbersArePending(View view) {
        String number = PaymentWay.SINPE.number();
        bank.reports(PaymentWay.SINPE, number, "777");
        try (Payer payer = new Payer(stage, view)) {
            Link link = Link.of(stage, "tienda").to(PaymentWay.SINPE).with("lang", view.lang());
            payer.open(link);
            payer.claim(number, "5000");
            payer.awaits("pending");
            payer.look("wrong-amount");
            String wrong = payer.find("#state h1").textContent();

            String used = PaymentWay.SINPE.number();
            bank.reports(PaymentWay.SINPE, used, "777");
            for (String state : List.of("success", "pending")) {
                payer.open(Link.of(stage, "tienda").to(PaymentWay.SINPE)
                        .with("lang", view.lang()));
                payer.claim(used, "777");
                payer.awaits(state);
            }
            payer.look("used-number");
            assertThat(payer.find("#state h1")).hasText(wrong);
        }
    }
}
