package io.pasarela.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void readsEveryKindOfValueInOrder() {
        Object value = JsonReader.read(
                " {\"z\":[1,-2.50,1E+5,true,false,null],\r\n\t\"a\":{\"\":\"x\"},\"l\":[]} ");

        Map<String, Object> object = Fields.of(value).values();
        assertThat(object.keySet()).containsExactly("z", "a", "l");
        List<Object> items = new ArrayList<>();
        items.add(new BigDecimal("1"));
        items.add(new BigDecimal("-2.50"));
        items.add(new BigDecimal("1E+5"));
        items.add(true);
        items.add(false);
        items.add(null);
        assertThat(object.get("z")).isEqualTo(items);
        assertThat(object.get("a")).isEqualTo(Map.of("", "x"));
        assertThat(object.get("l")).isEqualTo(List.of());
    }

    @Test
    void readsEveryEscape() {
        assertThat(JsonReader.read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e1\\u00C1\\uD83D\\uDE00\""))
                .isEqualTo("\"\\/\b\f\n\r\táÁ😀");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "{", "[", "\"", "\"a", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}", "[1,]",
        "[1 2]", "{\"a\" 1}", "{a:1}", "{'a':1}", "{1:1}", "[,]", "{,}", "]", "}", ":",
        "nul", "tru", "True", "NaN", "Infinity", "undefined",
        "01", "-", "+1", ".5", "1.", "1e", "1e+", "0x10", "١", "- 1",
        "{} {}", "1 1", "{}x", "// c\n1", "\uFEFF1",
        "{\"a\":1,\"a\":1}", "{\"a\":1,\"\\u0061\":2}",
        "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"\\u+123\"", "\"\\u１２３４\"", "\"\\U0041\"",
        "\"\\\"", "\"\n\"", "\"\t\"", "\"\u0000\"",
        "\"\\uD800\"", "\"\\uDC00\"", "\"\\uD800x\"", "\"\\uDC00\\uD800\"", "\"\\uD800\\uD800\"",
        "1e41", "1e-41", "1e999999999", "1e99999999999999999999",
        "11111111111111111111111111111111111111111",
    })
    void refuses(String text) {
        assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(Unreadable.class);
    }

    @Test
    void refusesWhatIsNestedTooDeeplyWithoutOverflowing() {
        int deepest = JsonReader.DEPTH_MAX;
        assertThat(JsonReader.read("[".repeat(deepest) + "]".repeat(deepest))).isNotNull();
        for (int depth : new int[] {deepest + 2, 500_000}) {
            assertThatThrownBy(() -> JsonReader.read("[".repeat(depth) + "]".repeat(depth)))
                    .isInstanceOf(Unreadable.class).hasMessageContaining("nested too deeply");
            assertThatThrownBy(() -> JsonReader.read("{\"a\":".repeat(Math.min(depth, 100_000))))
                    .isInstanceOf(Unreadable.class).hasMessageContaining("nested too deeply");
        }
    }

    @Test
    void refusesWhatIsTooLong() {
        String longest = "\"" + "a".repeat(JsonReader.LENGTH_MAX - 2) + "\"";
        assertThat(JsonReader.read(longest)).isInstanceOf(String.class);
        assertThatThrownBy(() -> JsonReader.read(longest + " "))
                .isInstanceOf(Unreadable.class).hasMessage("too long");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[][] texts = {
            {'"', (byte) 0xC3, '"'},
            {'"', (byte) 0xC0, (byte) 0x80, '"'},
            {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
            {(byte) 0xFF, (byte) 0xFE, '1', 0},
        };
        for (byte[] text : texts) {
            assertThatThrownBy(() -> JsonReader.read(text))
                    .isInstanceOf(Unreadable.class).hasMessage("not UTF-8");
        }
        assertThat(JsonReader.read("\"á😀\"".getBytes(UTF_8))).isEqualTo("á😀");
    }

    @Test
    void handsOutWhatCannotBeChanged() {
        Fields object = Fields.of(JsonReader.read("{\"a\":[1]}"));
        assertThatThrownBy(() -> object.values().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) object.values().get("a")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void writesNumbersPlainly() {
        assertThat(Json.write(List.of(1, 2L, new BigDecimal("450.50"), new BigDecimal("1E+5"),
                        new BigDecimal("0.00"), new BigDecimal("-0.10"))))
                .isEqualTo("[1,2,450.5,100000,0,-0.1]");
    }

    @Test
    void writesNothingThatIsInexactOrUnknown() {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.write(0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.write(new Object()));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.write("\uD800"));
    }
}
