package io.pasarela.demo.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.pasarela.demo.testing.Operator;
import io.pasarela.demo.testing.Stage;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Money goes in and out, as a payer, the bank and an operator live it. */
@ExtendWith(Stage.Door.class)
class MoneyStoryIT {

    private static final ContainsTextOptions PATIENTLY =
            new ContainsTextOptions().setTimeout(Stage.PATIENCE_MS);

    private final Stage stage;

    @TempDir
    private Path folder;

    MoneyStoryIT(Stage stage) {
        this.stage = stage;
    }

    /** On a phone, in Spanish: the number is typed before the bank has reported. */
    @Test
    void aTransferIsCreditedByThePostbackAsSoonAsTheBankReportsIt() {
        try (Payer payer = payer("es-CR", 390, 844)) {
            payer.addMoney("sinpemovil", "5000");
            assertThat(payer.window().locator("main")).containsText("81354111");
            Page bank = payer.sendTransfer("Ana Solís");
            payer.submit(bank.locator("#number").textContent());
            assertThat(payer.status()).containsText("Estamos revisando tu pago", PATIENTLY);

            bank.locator("form button").click();
            assertThat(bank.locator(".status")).containsText("La pasarela ya lo sabe", PATIENTLY);
            assertThat(payer.status()).containsText("₡5.000 agregados", PATIENTLY);

            // The window sees it too, and after a while leads back to the shop by itself.
            payer.page().waitForURL(Pattern.compile("/return/success"),
                    new Page.WaitForURLOptions().setTimeout(Stage.PATIENCE_MS));
            assertThat(payer.page().locator("iframe")).hasCount(0);
            assertThat(payer.balance("CRC")).hasText("₡5.000");
            assertThat(payer.balance("PYG")).hasText("₲0");
        }
    }

    /** At a desk, in English: the receipt is all the gateway has. */
    @Test
    void aReceiptIsCreditedAsSoonAsAnOperatorConfirmsIt() {
        try (Payer payer = payer("en-US", 1280, 900); Operator operator = operator()) {
            payer.addMoney("itau_ml", "25000");
            Page bank = payer.sendTransfer("Carlos Benítez");
            String number = bank.locator("#number").textContent();
            payer.submit(number, payer.receipt(bank, folder));
            assertThat(payer.status()).containsText("Checking your payment", PATIENTLY);

            operator.confirm(number, "25000");
            assertThat(payer.status()).containsText("₲25,000 added", PATIENTLY);
            assertThat(payer.balance("PYG")).hasText("₲25,000");

            // The bank's own report of the same transfer comes late and pays nothing again.
            bank.locator("form button").click();
            assertThat(bank.locator(".status")).containsText("The gateway knows", PATIENTLY);
            assertThat(payer.balance("PYG")).hasText("₲25,000");
        }
    }

    @Test
    void withdrawalsArePaidOrGivenBackAsAnOperatorDecides() {
        try (Payer payer = payer("en-US", 390, 844); Operator operator = operator()) {
            payer.addMoney("sinpemovil", "9000");
            Page bank = payer.sendTransfer("Ana Solís");
            payer.submit(bank.locator("#number").textContent());
            bank.locator("form button").click();
            assertThat(payer.status()).containsText("₡9,000 added", PATIENTLY);

            payer.withdraw("sinpemovil_ml", "2000", "88887777");
            assertThat(payer.status()).containsText("Ordered", PATIENTLY);
            operator.take(payer.page().locator("dd code").textContent());
            assertThat(payer.status()).containsText("Being paid out", PATIENTLY);
            operator.paid("2026112115112345123456789");
            assertThat(payer.status()).containsText("Paid out", PATIENTLY);
            assertThat(payer.balance("CRC")).hasText("₡7,000");

            payer.withdraw("sinpemovil_ml", "3000", "88887777");
            operator.take(payer.page().locator("dd code").textContent());
            operator.reject("The account is closed");
            assertThat(payer.status()).containsText("Not paid out", PATIENTLY);
            assertThat(payer.balance("CRC")).hasText("₡7,000");
        }
    }

    @Test
    void theGatewaysRemarksStandBesideTheFields() {
        try (Payer payer = payer("en-US", 390, 844)) {
            payer.addMoney("sinpemovil", "500");
            Page bank = payer.sendTransfer("Ana Solís");
            payer.submit(bank.locator("#number").textContent());
            bank.locator("form button").click();
            assertThat(payer.status()).containsText("₡500 added", PATIENTLY);

            payer.withdraw("sinpemovil_ml", "500", "123");
            assertThat(payer.page().locator("label:has([name=account]) + .problem")).isVisible();
            assertThat(payer.balance("CRC")).hasText("₡500");
        }
    }

    private Payer payer(String locale, int width, int height) {
        return new Payer(stage.chromium().newContext(new NewContextOptions()
                .setLocale(locale).setViewportSize(width, height)), stage.demo().get("SHOP_URL"));
    }

    private Operator operator() {
        return stage.operator("demo");
    }
}
