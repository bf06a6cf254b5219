package io.pasarela.demo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pasarela.demo.bank.Bank;
import io.pasarela.demo.shop.Shop;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages say the same in both languages, and what people typed stays text. */
class TextsTest {

    @ParameterizedTest
    @ValueSource(classes = {Shop.class, Bank.class, Layout.class})
    void bothLanguagesSayTheSameThings(Class<?> owner) throws IOException {
        Map<String, String> english = parts(owner, "en");
        assertThat(parts(owner, "es")).isEqualTo(english);
    }

    @Test
    void escapesWhatIsFilledInAndFillsNothingTwice() {
        Texts texts = Texts.of(Shop.class).get(Language.EN);
        Html html = Template.of("<p title=\"{a}\">{b}</p>").fill(texts,
                Map.of("a", "\"><script>'&", "b", "{a} {#brand} $1"));
        assertThat(html.markup()).isEqualTo(
                "<p title=\"&quot;&gt;&lt;script&gt;&#39;&amp;\">{a} {#brand} $1</p>");
    }

    @Test
    void aHoleWithoutAValueIsABug() {
        Texts texts = Texts.of(Shop.class).get(Language.EN);
        assertThatThrownBy(() -> Template.of("{missing}").fill(texts, Map.of()))
                .hasMessageContaining("missing");
        assertThatThrownBy(() -> Template.of("{#missing}").fill(texts, Map.of()))
                .hasMessageContaining("missing");
    }

    @Test
    void choosesTheFirstLanguageItSpeaks() {
        assertThat(Language.accepted("de-DE,es-PY;q=0.8,en;q=0.5")).isEqualTo(Language.ES);
        assertThat(Language.accepted("de")).isEqualTo(Language.EN);
        assertThat(Language.accepted("")).isEqualTo(Language.EN);
    }

    /** The keys, each with the numbered parts its text takes. */
    private static Map<String, String> parts(Class<?> owner, String code) throws IOException {
        Properties texts = new Properties();
        try (var in = owner.getResourceAsStream("texts_" + code + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts.stringPropertyNames().stream().collect(Collectors.toMap(key -> key,
                key -> Pattern.compile("\\{\\d}").matcher(texts.getProperty(key)).results()
                        .map(part -> part.group()).sorted().collect(Collectors.joining())));
    }
}
