package io.pasarela.withdrawals;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.merchants.Merchant;
import io.pasarela.withdrawals.FieldFault.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One change to a sound and rightly signed order, and the faults it makes. */
class FieldFaultTest {

    private static final World WORLD = new World();
    private static final Merchant MERCHANT = WORLD.merchant(true);
    private static final String LONG = "x".repeat(191);

    @AfterAll
    static void close() {
        WORLD.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("payment_system is required", o -> o.without("payment_system")),
                fault("payment_system is required", o -> o.with("payment_system", "")),
                fault("payment_system is required", o -> o.with("payment_system", null)),
                fault("payment_system must be a text", o -> o.with("payment_system", true)),
                fault("payment_system is unknown", o -> o.with("payment_system", "nobody")),
                fault("payment_system is unknown", o -> o.with("payment_system", "sinpemovil")),
                fault("amount is required", o -> o.without("amount")),
                fault("amount must be a positive number", o -> o.with("amount", "75 000")),
                fault("amount must be a positive number", o -> o.with("amount", "75,000")),
                fault("amount must be a positive number", o -> o.with("amount", -75000)),
                fault("amount must be a positive number", o -> o.with("amount", "0x12")),
                fault("amount must be a positive number", o -> o.with("amount", true)),
                fault("amount must be a positive number", o -> o.with("amount", List.of(1))),
                fault("amount must be a positive number", o -> o.with("amount", "1e1000000000")),
                fault("amount must be a positive number",
                        o -> o.with("amount", "000000000000000075000")),
                fault("amount must be a whole number above zero", o -> o.with("amount", 0)),
                fault("amount must be a whole number above zero", o -> o.with("amount", "0.5")),
                fault("amount must be a whole number above zero", o -> o.with("amount", 5000.5)),
                fault("amount must be between 1000 and 5000000", o -> o.with("amount", 999)),
                fault("amount must be between 1000 and 5000000", o -> o.with("amount", 5000001)),
                fault("currency_code is required", o -> o.without("currency_code")),
                fault("currency_code must be PYG", o -> o.with("currency_code", "CRC")),
                fault("currency_code must be PYG", o -> o.with("currency_code", "pyg")),
                fault("label is required", o -> o.without("label")),
                fault("label must have at most 190 characters", o -> o.with("label", LONG)),
                fault("label must not hold other fields between colons",
                        o -> o.with("label", "1234567:1000:PYG::eve")),
                fault("comment must not hold other fields between colons",
                        o -> o.with("comment", "x:PYG:1")),
                fault("comment must not hold other fields between colons",
                        o -> o.with("comment", "1234567:1000")),
                fault("comment must have at most 1000 characters",
                        o -> o.with("comment", "x".repeat(1001))),
                fault("account_number is required", o -> o.without("account_number")),
                fault("account_number must be 7 to 9 digits",
                        o -> o.with("account_number", "123456")),
                fault("account_number must be 7 to 9 digits",
                        o -> o.with("account_number", "1234567890")),
                fault("account_number must be 7 to 9 digits",
                        o -> o.with("account_number", "12345 67")),
                fault("account_number must be 7 to 9 digits",
                        o -> o.with("account_number", "١٢٣٤٥٦٧")),
                fault("account_number must be 7 to 9 digits", o -> o.with("payment_system",
                        "itau_ml").with("account_number", "76512163584")),
                fault("account_name is required", o -> o.without("account_name")),
                fault("account_name must have at most 190 characters",
                        o -> o.with("account_name", LONG)),
                fault("account_name must not contain a colon", o -> o.with("account_name", "a:b")),
                fault("account_email must be an e-mail address", o -> o.with("account_email", "a")),
                fault("account_email must be a text", o -> o.with("account_email", Map.of())),
                fault("is_test is required", o -> o.without("is_test")),
                fault("is_test is required", o -> o.with("is_test", null)),
                fault("is_test is required", o -> o.with("is_test", "")),
                fault("is_test must be true or false", o -> o.with("is_test", "no")),
                fault("is_test must be true or false", o -> o.with("is_test", 2)),
                fault("withdrawal_id must have at most 190 characters",
                        o -> o.with("withdrawal_id", LONG)),
                fault("withdrawal_id must not contain a colon",
                        o -> o.with("withdrawal_id", "a:b")),
                fault("withdrawal_id must be a text", o -> o.with("withdrawal_id", List.of("a"))),
                fault("bank_details must be an object", o -> o.with("bank_details", "B1")),
                fault("bank_details has an unknown member",
                        o -> o.with("bank_details", Map.of("iban", "x"))),
                fault("bank_details must not contain a colon",
                        o -> o.with("bank_details", Map.of("bank_code", "a:b"))),
                fault("bank_details must be a text",
                        o -> o.with("bank_details", Map.of("bank_code", Map.of("a", 1)))),
                fault("payments_details must be empty",
                        o -> o.with("payments_details", Map.of("k", "v"))),
                fault("payment_details must be empty", o -> o.with("payment_details", "x")),
                fault("Amount is not a field of a withdrawal", o -> o.with("Amount", 75000)),
                fault("secret is not a field of a withdrawal", o -> o.with("secret", "x")));
    }

    private static Arguments fault(String message, UnaryOperator<Orders> change) {
        return Arguments.of(message, change);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void namesTheFault(String message, UnaryOperator<Orders> change) {
        assertThat(messages(change.apply(Orders.real("w-1")).signed())).containsExactly(message);
        assertThat(WORLD.withdrawals().find(MERCHANT.id(), "w-1")).isEmpty();
    }

    @Test
    void namesAllFaultsTogether() {
        assertThat(messages(Orders.real("w-1").without("is_test").with("amount", 1)
                .with("account_number", "1").with("currency_code", "USD").signed()))
                .containsExactlyInAnyOrder("is_test is required",
                        "amount must be between 1000 and 5000000",
                        "account_number must be 7 to 9 digits", "currency_code must be PYG");
    }

    @Test
    void tellsAStrangerOnlyAboutHisOwnFields() {
        Orders order = Orders.real("w-1").without("is_test").with("amount", 1);
        assertThat(messages(order.signed("another key"))).containsExactly("is_test is required");
        assertThat(create(order.with("is_test", false).signed("another key")))
                .isInstanceOf(Creation.WrongSignature.class);
    }

    @Test
    void tellsCodesApart() {
        assertThat(kinds(Orders.real("w-1").with("payment_system", "nobody")))
                .containsExactly(Kind.UNKNOWN_SYSTEM);
        assertThat(kinds(Orders.real("w-1").with("currency_code", "CRC")))
                .containsExactly(Kind.CURRENCY);
        assertThat(kinds(Orders.real("w-1").with("amount", 999)))
                .containsExactly(Kind.AMOUNT_LIMITS);
        assertThat(kinds(Orders.real("w-1").with("account_number", "1")))
                .containsExactly(Kind.INVALID);
    }

    @Test
    void acceptsWhatIsOddButAllowed() {
        Merchant merchant = WORLD.merchant(false);
        String longest = "ñ".repeat(189) + "😀";
        List<Orders> odd = Arrays.asList(
                Orders.real("0").with("label", "0").with("account_name", "0"),
                Orders.real(longest).with("label", "a:b:" + longest.substring(8)),
                Orders.real("w-2").with("amount", "5000000.000").with("account_name", longest),
                Orders.real("w-3").with("account_number", 1234567).with("label", 5.50),
                Orders.real("w-4").with("is_test", 0).with("comment", null)
                        .with("payment_details", List.of()).with("payments_details", null)
                        .with("bank_details", List.of()),
                Orders.real("w-5").with("comment", "paid at 12:30, PYG:cash"));
        for (Orders order : odd) {
            assertThat(WORLD.withdrawals().create(merchant, order.signed()))
                    .as(order.json()).isInstanceOf(Creation.Created.class);
        }
    }

    private static List<String> messages(RawOrder order) {
        return ((Creation.Invalid) create(order)).faults().stream()
                .map(FieldFault::message).toList();
    }

    private static List<Kind> kinds(Orders order) {
        return ((Creation.Invalid) create(order.signed())).faults().stream()
                .map(FieldFault::kind).toList();
    }

    private static Creation create(RawOrder order) {
        return WORLD.withdrawals().create(MERCHANT, order);
    }
}
