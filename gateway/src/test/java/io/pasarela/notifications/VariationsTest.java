package io.pasarela.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.paymentsystems.PaymentSystems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code variations.yaml}: what may happen to a bank's text on its way. */
class VariationsTest {

    private static final Path FILE = Path.of("src/test/resources/notifications/variations.yaml");
    private static final PaymentSystems SYSTEMS = PaymentSystems.builtIn();
    private static final String NOISE = "publicidad 77 y más ".repeat(480);

    record Variation(String name, String system, String text, JsonNode expected) {

        @Override
        public String toString() {
            return name;
        }

        private String expected(String key) {
            return expected.path(key).asString("");
        }
    }

    static List<Variation> variations() throws IOException {
        return YAMLMapper.shared().readTree(Files.readString(FILE)).valueStream()
                .map(one -> new Variation(one.get("name").asString(), one.get("system").asString(),
                        one.get("text").asString().replace("{NOISE}", NOISE)
                                .replace("{BLANKS}", " ".repeat(9_900)), one))
                .toList();
    }

    @Test
    void thereAreEnough() throws IOException {
        assertThat(variations()).hasSizeGreaterThanOrEqualTo(60)
                .extracting(Variation::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("variations")
    void isReadAsExpected(Variation variation) {
        Reading reading = Notifications.read(
                SYSTEMS.find(variation.system()).orElseThrow(), "2276", variation.text());
        switch (reading) {
            case Reading.Incoming incoming -> {
                assertThat(incoming.amount()).hasToString(variation.expected("amount"));
                assertThat(or(incoming.reference())).isEqualTo(variation.expected("reference"));
                assertThat(or(incoming.payer())).isEqualTo(variation.expected("payer"));
            }
            case Reading.NotIncoming _ ->
                assertThat("ignored").isEqualTo(variation.expected("verdict"));
            case Reading.Unread(Reading.Why why) -> {
                assertThat("unread").as(why.name().toLowerCase(Locale.ROOT))
                        .isEqualTo(variation.expected("verdict"));
                assertThat(why).hasToString(variation.expected("why"));
            }
        }
    }

    private static String or(String text) {
        return text == null ? "" : text;
    }
}
