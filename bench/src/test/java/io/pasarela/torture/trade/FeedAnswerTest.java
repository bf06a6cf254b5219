package io.pasarela.torture.trade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedAnswerTest {

    private static final String STORED = """
            {"reference":"123","result":"stored","stockpiling_id":7}""";
    private static final String DUPLICATE = """
            {"reference":"123","result":"duplicate","stockpiling_id":7}""";
    private static final String REFUSED = """
            {"reference":"9","result":"refused","message":"so \\"it\\" is",\
            "code":"feed.conflict"}""";

    @Test
    void readsLineByLine() {
        assertThat(FeedAnswer.read(answer(STORED + "," + DUPLICATE + "," + REFUSED)))
                .hasValueSatisfying(lines -> assertThat(lines).containsExactly(
                        new FeedAnswer.Line("123", "stored", 7L),
                        new FeedAnswer.Line("123", "duplicate", 7L),
                        new FeedAnswer.Line("9", "feed.conflict", null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", STORED + ",", STORED + STORED,
        "{\"reference\":\"123\",\"result\":\"stored\"}",
        "{\"reference\":\"123\",\"result\":\"stored\",\"stockpiling_id\":\"7\"}",
        "{\"reference\":\"123\",\"result\":\"refused\",\"message\":\"no\"}",
        "{\"reference\":\"123\",\"result\":\"stored\",\"stockpiling_id\":7,\"more\":1}"})
    void takesNothingElse(String lines) {
        assertThat(FeedAnswer.read(answer(lines))).isEmpty();
        assertThat(FeedAnswer.read(lines)).isEmpty();
    }

    private static String answer(String lines) {
        return "{\"status\":\"ok\",\"results\":[" + lines + "]}";
    }
}
