package io.pasarela.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WithdrawalSignatureTest {

    private final String privateKey = Vectors.keys().text("private_key");

    Stream<Fields> withdrawals() {
        return Vectors.read().list("withdrawals", vector -> vector).stream();
    }

    Stream<Fields> forgeries() {
        return Vectors.read().list("withdrawal_forgeries", vector -> vector).stream();
    }

    @ParameterizedTest
    @MethodSource("withdrawals")
    void signsAsTheContractDoes(Fields vector) {
        Map<String, Object> request =
                Fields.of(JsonReader.read(vector.text("request_text"))).values();

        assertThat(WithdrawalSignature.base(request)).isEqualTo(vector.text("base"));
        assertThat(WithdrawalSignature.sign(request, privateKey))
                .isEqualTo(vector.text("signature"));
    }

    /**
     * The base forgets names and borders, so other fields can have the same one. That cannot be
     * helped here: it is why the gateway refuses unknown fields, missing ones, colons, and a base
     * that comes again with other fields.
     */
    @ParameterizedTest
    @MethodSource("forgeries")
    void cannotTellForgeriesFromTheirOriginals(Fields vector) {
        Map<String, Object> original = vector.object("original").values();
        Map<String, Object> forged = vector.object("forged").values();

        assertThat(forged).isNotEqualTo(original);
        assertThat(WithdrawalSignature.base(original)).isEqualTo(vector.text("original_base"));
        assertThat(WithdrawalSignature.base(forged)).isEqualTo(vector.text("forged_base"));
        assertThat(WithdrawalSignature.sign(original, privateKey))
                .isEqualTo(vector.text("signature"));
        assertThat(WithdrawalSignature.sign(forged, privateKey))
                .isEqualTo(vector.text("signature"));
    }

    @Test
    void leavesTheSignatureItselfOut() {
        assertThat(WithdrawalSignature.base(Map.of("b", "2", "signature", "x", "a", "1")))
                .isEqualTo("1:2");
    }

    @Test
    void keepsTheOrderOfListsAndSortsObjects() {
        assertThat(WithdrawalSignature.base(Map.of(
                        "a", List.of("z", "y"), "b", Map.of("k2", 2, "k1", 1), "c", List.of())))
                .isEqualTo("z:y:1:2:");
    }

    @Test
    void refusesNumbersThatTheTwoSidesWouldWriteDifferently() {
        assertThatIllegalArgumentException().isThrownBy(
                () -> WithdrawalSignature.base(Map.of("amount", 0.1)));
        assertThatIllegalArgumentException().isThrownBy(
                () -> WithdrawalSignature.base(
                        Map.of("amount", new BigDecimal("1234567890123.45"))));
        assertThat(WithdrawalSignature.base(Map.of("amount", new BigDecimal("123456789012.45"))))
                .isEqualTo("123456789012.45");
    }

    @Test
    void signsAnOrderWithoutItsEmptyOptionalFields() {
        WithdrawalOrder order = WithdrawalOrder.of("itau_ml", "PYG")
                .withdrawalId("test1129245631874491").amount(new BigDecimal("75000.00"))
                .label("testlabel12345").recipient(Recipient.of("220000000", "Ashik Bik"))
                .build();

        assertThat(WithdrawalSignature.sign(order.fields(), privateKey))
                .isEqualTo("64074d2a3bb266f46f3344d6e406d3143e920f47");
        assertThat(Json.write(order.fields())).contains("\"amount\":75000,");
    }

    @Test
    void signsAnOrderWithEverything() {
        WithdrawalOrder order = WithdrawalOrder.of("sinpemovil_ml", "CRC")
                .withdrawalId("t-3").amount(new BigDecimal("5000")).label("José Ñandú")
                .recipient(new Recipient(
                        "81354111", "Ana María", "", new BankDetails("B1", "")))
                .comment("withdrawal").test().build();

        assertThat(WithdrawalSignature.base(order.fields())).isEqualTo(
                "Ana María:81354111:5000:B1::withdrawal:CRC:1:José Ñandú:sinpemovil_ml:t-3");
    }
}
