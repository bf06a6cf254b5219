package io.pasarela.demo.window;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.pasarela.demo.testing.Stage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the form helps those whose browser runs its script. */
@ExtendWith(Stage.Door.class)
class FormIT {

    private static final String PASTE = """
            (field, text) => {
                const data = new DataTransfer();
                data.setData("text", text);
                field.focus();
                field.dispatchEvent(new ClipboardEvent(
                    "paste", {clipboardData: data, bubbles: true, cancelable: true}));
            }""";

    private final Stage stage;

    @TempDir
    private Path folder;

    FormIT(Stage stage) {
        this.stage = stage;
    }

    private static List<View> scripted() {
        return View.pairs().stream().filter(View::script).toList();
    }

    private Link link(PaymentWay way, View view) {
        return Link.of(stage, "tienda").to(way).with("lang", view.lang());
    }

    @ParameterizedTest
    @MethodSource("scripted")
    void theNumberIsCleanedWhileItIsTypedAndFoundInAMessage(View view) {
        String number = PaymentWay.SINPE.number();
        try (Payer payer = new Payer(stage, view)) {
            payer.open(link(PaymentWay.SINPE, view));
            Locator field = payer.find("#key1");
            field.pressSequentially("12 34-5a6");
            assertThat(field).hasValue("123456");
            assertThat(payer.find(".tally")).containsText("6");

            field.fill("");
            field.evaluate(PASTE, "SINPE Movil: ha enviado 5.000,00 colones el 21/11/2026. "
                    + "Referencia " + number + ". Comprobante al 2295-9797.");
            assertThat(field).hasValue(number);
            payer.look("number-found");
            payer.claim(number, "5000");
            payer.awaits("pending");
        }
    }

    @ParameterizedTest
    @MethodSource("scripted")
    void aLostConnectionKeepsWhatWasTyped(View view) {
        String number = PaymentWay.SINPE.number();
        try (Payer payer = new Payer(stage, view)) {
            payer.open(link(PaymentWay.SINPE, view));
            payer.page().context().setOffline(true);
            payer.claim(number, "5000");
            assertThat(payer.find("#complaint")).isVisible();
            assertThat(payer.find("#key1")).hasValue(number);
            payer.look("offline");
            payer.page().context().setOffline(false);
            payer.find("form:has(#key1) button[type=submit]").click();
            payer.awaits("pending");
        }
    }

    @Test
    void whatIsTypedSurvivesALoadingAndAnotherLanguage() {
        View view = View.phone("es");
        try (Payer payer = new Payer(stage, view)) {
            payer.open(link(PaymentWay.SINPE, view));
            payer.find("#key1").fill("123456789");
            payer.find("#amount").fill("5000");
            payer.page().reload();
            assertThat(payer.find("#key1")).hasValue("123456789");
            payer.find("a[lang=en]").click();
            assertThat(payer.find("html")).hasAttribute("lang", "en");
            assertThat(payer.find("#key1")).hasValue("123456789");
        }
    }

    @Test
    void copyButtonsCopyTheBareValueAndSaySo() {
        View view = View.desk("es");
        try (Payer payer = new Payer(stage, view)) {
            payer.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            payer.open(link(PaymentWay.ITAU, view).with("fixed_amount", "25000"));
            for (String value : List.of("25000", "330000001", "Tienda Sol S.A.")) {
                Locator button = payer.find("button[data-copy='" + value + "']");
                button.click();
                assertThat(button).containsText("Copiado");
                assertThat(payer.window().evaluate("() => navigator.clipboard.readText()"))
                        .isEqualTo(value);
            }
        }
    }

    @Test
    void aHugePictureIsMadeSmallBeforeItTravels() throws IOException {
        Path huge = huge();
        assertThat(Files.size(huge)).isGreaterThan(10 * 1024 * 1024);
        View view = View.phone("es");
        try (Payer payer = new Payer(stage, view)) {
            payer.open(link(PaymentWay.ITAU, view));
            Locator field = payer.find("#screenshot");
            field.setInputFiles(huge);
            assertThat(payer.find("#picked canvas")).isVisible();
            assertThat((Integer) field.evaluate("field => field.files[0].size"))
                    .isLessThan(10 * 1024 * 1024);
            payer.look("picture-picked");
            payer.claim(PaymentWay.ITAU.number(), "25000");
            payer.awaits("pending");
        }
    }

    /** Noise, which no format makes smaller. */
    private Path huge() throws IOException {
        BufferedImage image = new BufferedImage(2_400, 1_800, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, ThreadLocalRandom.current().nextInt());
            }
        }
        Path file = folder.resolve("huge.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
