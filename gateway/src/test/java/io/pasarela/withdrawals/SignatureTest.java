package io.pasarela.withdrawals;

import static io.pasarela.withdrawals.Vectors.raw;
import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.withdrawals.OrderReader.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

    static List<Vectors.Vector> vectors() {
        return Vectors.withdrawals();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signsAsTheContractDoes(Vectors.Vector vector) {
        SortedMap<String, SignedValue> fields = read(vector.signed());

        assertThat(Signature.base(fields)).isEqualTo(vector.base());
        assertThat(Signature.of(vector.base(), Vectors.privateKey()))
                .isEqualTo(vector.signature());
        assertThat(Signature.isRight(fields, Vectors.privateKey())).isTrue();
        assertThat(Signature.isRight(fields, "another key")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "75000, 75000", "-0, -0", "12345678901234567890, 12345678901234567890",
        "75000.0, 75000", "1E+5, 100000", "450.50, 450.5", "0.1, 0.1", "1e-7, 0.0000001",
        "12345678901.234, 12345678901.234", "1e20, 100000000000000000000",
    })
    void writesNumbersPlainly(String literal, String signed) {
        assertThat(Signature.base(read("{\"n\":" + literal + "}"))).isEqualTo(signed);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "123456789012.345", "1.00000000000001", "1e1000000000", "1e-1000000000", "1e21"})
    void refusesNumbersThatLoseDigitsElsewhere(String literal) {
        assertThat(OrderReader.read(raw("{\"n\":" + literal + "}")))
                .isInstanceOf(Reading.Malformed.class);
    }

    @Test
    void joinsNestedValuesByName() {
        assertThat(Signature.base(read("""
                {"z":true,"b":{"y":"2","x":{"k":1}},"c":[3,"a",null],"a":{},"d":[],"e":false,
                 "signature":"x"}
                """))).isEqualTo(":1:2:3:a::::1");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "[]", "null", "\"x\"", "{", "{}x", "{} {}", "{\"a\":1,\"a\":1}",
        "{\"a\":{\"b\":1,\"b\":2}}", "{\"a\":01}", "{\"a\":NaN}", "{'a':1}", "{\"a\":1,}",
        "{\"a\":\"\\u0000\"}", "{\"a\":\"\\ud800\"}", "{\"a\":\"\\u2028\"}", "{\"a\":\"\\u007f\"}",
        "{\"\\n\":1}", "{\"a\":\"\t\"}", "{\"a\":\"\\n\"}", "\uFEFF{}", "/**/{}"})
    void refusesWhatIsNotOneCleanObject(String body) {
        assertThat(OrderReader.read(raw(body))).isInstanceOf(Reading.Malformed.class);
    }

    @Test
    void refusesBrokenUtf8AndDepths() {
        byte[] overlong = {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'};
        assertThat(OrderReader.read(new RawOrder(overlong, RawOrder.Format.JSON)))
                .isInstanceOf(Reading.Malformed.class);
        assertThat(OrderReader.read(raw("{\"a\":" + "[".repeat(15) + "]".repeat(15) + "}")))
                .isInstanceOf(Reading.Read.class);
        assertThat(OrderReader.read(raw("{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}")))
                .isInstanceOf(Reading.Malformed.class);
    }

    @Test
    void readsFormsAsTexts() {
        assertThat(Signature.base(form("label=a+b%3A%C3%A9&amount=5&bank_details%5Bbranch_code%5D=2"
                + "&bank_details[bank_code]=1&empty=&bare"))).isEqualTo("5:1:2:::a b:é");
        assertThat(Signature.base(form(" {\"amount\":1e3}"))).isEqualTo("1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "a=1&a=2", "a=%", "a=%4", "a=%zz", "a=%C3", "a=%00", "a[b]=1&a=2", "a=2&a[b]=1",
        "a[b]=1&a[b]=1"})
    void refusesBrokenForms(String body) {
        assertThat(OrderReader.read(formOf(body))).isInstanceOf(Reading.Malformed.class);
    }

    private static SortedMap<String, SignedValue> read(String json) {
        return fields(raw(json));
    }

    private static SortedMap<String, SignedValue> form(String body) {
        return fields(formOf(body));
    }

    private static RawOrder formOf(String body) {
        return new RawOrder(body.getBytes(StandardCharsets.UTF_8), RawOrder.Format.FORM);
    }

    private static SortedMap<String, SignedValue> fields(RawOrder raw) {
        return ((Reading.Read) OrderReader.read(raw)).fields();
    }
}
