package io.pasarela.postbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhpJsonTest {

    @Test
    void writesControlCharactersAsPhpDoes() {
        var vector = Vectors.named("writer test: control characters as PHP writes them");

        assertThat(vector.text()).contains(new PhpJson()
                .text("exchanger_identifier", "\u0001\b\u000b\f\r\t\u007f\u2028\u2029")
                .text("comment", "línea1\nlínea2 \\ fin")
                .members());
        assertThat(new PhpJson().text("x", "\0\u000f\u0010\u001a\u001f").object())
                .isEqualTo("{\"x\":\"\\u0000\\u000f\\u0010\\u001a\\u001f\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83db", "\ude00\ud83d", "\ud83d\ud83d\ude00"})
    void refusesHalfACharacter(String text) {
        assertThatThrownBy(() -> new PhpJson().text("x", text))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
