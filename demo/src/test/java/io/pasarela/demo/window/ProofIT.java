package io.pasarela.demo.window;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.demo.testing.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Screenshots and receipts of every kind, from every kind of browser. */
@ExtendWith(Stage.Door.class)
class ProofIT {

    private final Stage stage;

    @TempDir
    private Path folder;

    ProofIT(Stage stage) {
        this.stage = stage;
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "WEBP", "PDF"})
    void isTaken(Receipts.Kind kind) throws IOException {
        for (View view : View.few()) {
            try (Payer payer = payerOfItau(view)) {
                String number = PaymentWay.ITAU.number();
                payer.claim(number, "25000", kind.write(stage, folder));
                payer.awaits("pending");
                assertThat(payer.find("main")).containsText(number);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GIF", "BROKEN", "LOCKED_PDF", "TOO_LARGE"})
    void isRefusedAndSaidWhy(Receipts.Kind kind) throws IOException {
        for (View view : View.few()) {
            try (Payer payer = payerOfItau(view)) {
                String number = PaymentWay.ITAU.number();
                payer.claim(number, "25000", kind.write(stage, folder));
                if (kind == Receipts.Kind.TOO_LARGE && view.script()) {
                    // Told before megabytes travel for nothing.
                    assertThat((Boolean) payer.find("#screenshot").evaluate(
                            "field => field.validity.customError")).isTrue();
                    continue;
                }
                assertThat(payer.find("#errors")).isVisible();
                assertThat(payer.find("#screenshot")).hasAttribute("aria-invalid", "true");
                assertThat(payer.find("#key1")).hasValue(number);
                payer.look("refused-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));

                payer.claim(number, "25000", Receipts.Kind.PNG.write(stage, folder));
                payer.awaits("pending");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.pasarela.demo.window.View#few")
    void isDemandedWhereASystemNeedsIt(View view) {
        try (Payer payer = payerOfItau(view)) {
            payer.claim(PaymentWay.ITAU.number(), "25000");
            assertThat((Boolean) payer.find("#screenshot").evaluate(
                    "field => field.validity.valueMissing")).isTrue();
            assertThat(payer.find("#key1")).isVisible();
        }
    }

    /** Also where none is demanded: of a number that looks odd, and of one that is looked for. */
    @ParameterizedTest
    @MethodSource("io.pasarela.demo.window.View#few")
    void helpsWhereSomethingLooksOdd(View view) throws IOException {
        try (Payer payer = new Payer(stage, view)) {
            payer.open(Link.of(stage, "tienda").to(PaymentWay.SINPE).with("lang", view.lang()));
            payer.claim("4711", "5000");
            assertThat(payer.find("#errors")).isVisible();
            payer.look("odd-number");
            payer.claim("4711", "5000", Receipts.Kind.JPEG.write(stage, folder));
            payer.awaits("pending");
            payer.look("odd-number-sent");

            attach(payer, Receipts.Kind.GIF);
            assertThat(payer.find("#errors")).isVisible();
            payer.look("proof-refused");
            attach(payer, Receipts.Kind.PNG);
            assertThat(payer.find("#errors")).hasCount(0);
            payer.awaits("pending");
        }
    }

    private void attach(Payer payer, Receipts.Kind kind) throws IOException {
        payer.find("#screenshot").setInputFiles(kind.write(stage, folder));
        payer.find("form:has(#screenshot) button[type=submit]").click();
    }

    private Payer payerOfItau(View view) {
        return new Payer(stage, view).open(
                Link.of(stage, "tienda").to(PaymentWay.ITAU).with("lang", view.lang()));
    }
}
