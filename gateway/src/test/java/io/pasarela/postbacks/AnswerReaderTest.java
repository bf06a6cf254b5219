package io.pasarela.postbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

    private static Reply read(int status, String body) {
        return AnswerReader.read(status, body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"status\":\"ok\"}", " \r\n{ \"status\" : \"ok\" }\n", "{\"status\":\"\\u006fk\"}",
        "{\"message\":\"José\",\"status\":\"ok\",\"data\":[{\"a\":[1.5e3,null,true]}]}"})
    void takesOkWithWhateverElse(String body) {
        assertThat(read(200, body)).isInstanceOf(Reply.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "ok", "\"ok\"", "[\"ok\"]", "[{\"status\":\"ok\"}]", "{\"status\":\"OK\"}",
        "{\"status\":\"fail\"}", "{\"status\":true}", "{\"status\":null}", "{\"Status\":\"ok\"}",
        "{\"status\":[\"ok\"]}", "{'status':'ok'}", "{status:\"ok\"}", "{\"status\":\"ok\",}",
        "{\"status\":\"ok\"", "{\"status\":\"ok\"}x", "{\"status\":\"ok\"}{}",
        "\uFEFF{\"status\":\"ok\"}", "<b>{\"status\":\"ok\"}</b>", "{\"data\":{\"status\":\"ok\"}}",
        "{\"status\":\"ok \"}", "// {}\n{\"status\":\"ok\"}"})
    void takesNothingElseForOk(String body) {
        assertThat(read(200, body)).isInstanceOf(Reply.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 204, 206, 301, 302, 307, 400, 404, 410, 500, 503})
    void takesNoOtherStatus(int status) {
        assertThat(read(status, "{\"status\":\"ok\"}"))
                .isInstanceOfSatisfying(Reply.Refused.class, refused -> {
                    assertThat(refused.answer().status()).isEqualTo(status);
                    assertThat(refused.fault()).contains("HTTP " + status);
                });
    }

    @Test
    void readsStrictUtf8() {
        byte[] latin1 = "{\"status\":\"ok\",\"m\":\"José\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(AnswerReader.read(200, latin1)).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void refusesMoreThanItReads() {
        String padding = " ".repeat(AnswerReader.READ_MAX - 15);
        assertThat(read(200, "{\"status\":\"ok\"}" + padding)).isInstanceOf(Reply.Accepted.class);
        assertThat(read(200, "{\"status\":\"ok\"}" + padding + " "))
                .isInstanceOf(Reply.Refused.class);
    }

    @Test
    void keepsTheBeginningAsTextThatCanBeStored() {
        byte[] body = new byte[10_000];
        body[1] = (byte) 0xFF;
        assertThat(AnswerReader.read(200, body).answerOrNull()).isNotNull()
                .satisfies(answer -> assertThat(answer.text())
                        .hasSize(4_096).startsWith("\uFFFD\uFFFD").doesNotContain("\0"));
    }

    @Test
    void survivesDeepNesting() {
        assertThat(read(200, "{\"status\":\"ok\",\"x\":" + "[".repeat(30_000)))
                .isInstanceOf(Reply.Refused.class);
    }
}
