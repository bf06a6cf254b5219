package io.pasarela.paymentsystems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pasarela.money.Money;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaymentSystemsTest {

    private final PaymentSystems systems = PaymentSystems.builtIn();

    @Test
    void listsTheSystemsInDisplayOrder() {
        assertThat(systems.all()).extracting(PaymentSystem::key).containsExactly(
                "sinpemovil", "itau_ml", "baciban_ml", "bnb_ml", "kbzpay_manual", "nagad");
    }

    @Test
    void findsBySystemAndByPayoutCode() {
        PaymentSystem sinpe = systems.find("sinpemovil").orElseThrow();
        assertThat(systems.findByPayoutCode("sinpemovil_ml")).contains(sinpe);
        assertThat(systems.find("sinpemovil_ml")).isEmpty();
        assertThat(systems.findByPayoutCode("sinpemovil")).isEmpty();
        assertThat(systems.findByPayoutCode("nagad")).isEmpty();
    }

    @Test
    void describesTransfersToItau() {
        PaymentSystem itau = systems.find("itau_ml").orElseThrow();
        assertThat(itau.title()).isEqualTo("Itau Paraguay Manual");
        assertThat(itau.currencyCode()).isEqualTo("PYG");
        assertThat(itau.bank().symbol()).isEqualTo("PYG");
        assertThat(itau.zone()).isEqualTo(ZoneId.of("America/Asuncion"));
        assertThat(itau.languages()).containsExactly("en", "es");
        assertThat(itau.activation()).isEqualTo(Activation.MANUAL);
        assertThat(itau.params()).containsExactly("Account number", "Account name");
        assertThat(itau.accountParam()).isEqualTo("Account number");
        assertThat(itau.asked().isCheckAmount()).isNull();
        assertThat(itau.checksAmount()).isFalse();
        assertThat(itau.number()).isEqualTo(new NumberRule(NumberRule.Kind.DIGITS, 6, 10));
        assertThat(itau.number().isShort()).isTrue();
        assertThat(itau.asked().amount()).isEqualTo(AmountKind.WHOLE);
        assertThat(itau.asked().screenshotRequired()).isTrue();
        assertThat(itau.asked().limits()).isEqualTo(limits("PYG", 1000, 10_000_000));
        assertThat(itau.payout().limits()).isEqualTo(limits("PYG", 1000, 5_000_000));
        assertThat(itau.payout().code()).isEqualTo("itau_ml");
        assertThat(itau.payout().officeFields()).containsExactlyInAnyOrder(
                OfficeField.LABEL, OfficeField.AMOUNT, OfficeField.CURRENCY,
                OfficeField.WALLET_RECIPIENT, OfficeField.RECIPIENT_NAME);
        accepts(itau, "1234567", "220000000");
        refuses(itau, "123456", "1234567890", "22000000a", "220000000\n", " 220000000", "");
    }

    @Test
    void describesSinpeMovil() {
        PaymentSystem sinpe = systems.find("sinpemovil").orElseThrow();
        assertThat(sinpe.title()).isEqualTo("SINPE Movil");
        assertThat(sinpe.currencyCode()).isEqualTo("CRC");
        assertThat(sinpe.bank().symbol()).isEqualTo("CRC");
        assertThat(sinpe.bank().referenceUniqueFor()).isNull();
        assertThat(sinpe.zone()).isEqualTo(ZoneId.of("America/Costa_Rica"));
        assertThat(sinpe.languages()).containsExactly("en", "es");
        assertThat(sinpe.activation()).isEqualTo(Activation.ACTIVATE);
        assertThat(sinpe.params()).containsExactly("identifier");
        assertThat(sinpe.asked().isCheckAmount()).isTrue();
        assertThat(sinpe.checksAmount()).isTrue();
        assertThat(sinpe.asked().amountPolicy()).isEqualTo(AmountPolicy.REFUSE);
        assertThat(sinpe.number()).isEqualTo(new NumberRule(NumberRule.Kind.DIGITS, 20, 28));
        assertThat(sinpe.number().isShort()).isFalse();
        assertThat(sinpe.asked().amount()).isEqualTo(AmountKind.DECIMAL);
        assertThat(sinpe.asked().screenshotRequired()).isFalse();
        assertThat(sinpe.asked().limits()).isEqualTo(limits("CRC", 100_00, 500_000_00));
        assertThat(sinpe.payout().limits()).isEqualTo(limits("CRC", 100_00, 200_000_00));
        assertThat(sinpe.payout().officeFields()).containsExactlyInAnyOrder(
                OfficeField.LABEL, OfficeField.AMOUNT, OfficeField.CURRENCY,
                OfficeField.WALLET_RECIPIENT, OfficeField.RECIPIENT_EMAIL);
        accepts(sinpe, "88887777", "76512163584");
        refuses(sinpe, "8888777", "888877776", "8888777766", "888877776666", "8888-7777");
    }

    @Test
    void readsAmountsByTheSystemsRule() {
        PaymentSystem itau = systems.find("itau_ml").orElseThrow();
        PaymentSystem sinpe = systems.find("sinpemovil").orElseThrow();
        assertThat(itau.parseAmount("25000.00")).contains(money("PYG", 25000));
        assertThat(itau.parseAmount("25000.5")).isEmpty();
        assertThat(sinpe.parseAmount("450.5")).contains(money("CRC", 45050));
        assertThat(sinpe.parseAmount("0.00")).isEmpty();
        assertThat(sinpe.parsePayoutAmount("5000.00")).contains(money("CRC", 500000));
        assertThat(sinpe.parsePayoutAmount("5000.5")).isEmpty();
        PaymentSystem nagad = systems.find("nagad").orElseThrow();
        assertThatThrownBy(() -> nagad.parsePayoutAmount("1")).hasMessageContaining("nagad");
    }

    @Test
    void limitsIncludeTheirEnds() {
        Limits limits = limits("PYG", 1000, 5000);
        assertThat(limits.allow(money("PYG", 999))).isFalse();
        assertThat(limits.allow(money("PYG", 1000))).isTrue();
        assertThat(limits.allow(money("PYG", 5000))).isTrue();
        assertThat(limits.allow(money("PYG", 5001))).isFalse();
    }

    @Test
    void fallsBackToTheFirstLanguage() {
        PaymentSystem itau = systems.find("itau_ml").orElseThrow();
        assertThat(itau.texts("es").number()).isEqualTo("Número de comprobante");
        assertThat(itau.texts("fr")).isEqualTo(itau.texts("en"));
    }

    @Test
    void everySystemTellsThePayerEverythingInEachOfItsLanguages() {
        for (PaymentSystem system : systems.all()) {
            assertThat(new String(system.shown().logo().bytes())).startsWith("<svg");
            system.shown().texts().forEach((language, texts) -> {
                assertThat(texts.params().keySet()).containsExactlyElementsOf(system.params());
                assertThat(texts.steps()).as(system.key() + language).hasSizeBetween(3, 6);
            });
        }
    }

    @Test
    void fillsAQrTemplate() {
        var template = new QrTemplate("pay:{Account number}?a={amount}&n=$1");
        assertThat(template.fill(Map.of("Account number", "22"), money("CRC", 45050)))
                .contains("pay:22?a=450.5&n=$1");
        assertThat(template.fill(Map.of("Account number", "22"), null))
                .as("while the amount is open").isEmpty();
        assertThat(new QrTemplate("pay:{identifier}").fill(Map.of("identifier", "8"), null))
                .contains("pay:8");
        assertThatThrownBy(() -> template.requireKnownPlaces(List.of("identifier")))
                .hasMessage("{Account number} is no wallet field");
    }

    private static void accepts(PaymentSystem system, String... numbers) {
        assertThat(numbers).allMatch(system.payout()::acceptsAccountNumber);
    }

    private static void refuses(PaymentSystem system, String... numbers) {
        assertThat(numbers).noneMatch(system.payout()::acceptsAccountNumber);
    }

    private static Limits limits(String currency, long min, long max) {
        return new Limits(money(currency, min), money(currency, max));
    }

    private static Money money(String currency, long minor) {
        return new Money(minor, Currency.getInstance(currency));
    }
}
