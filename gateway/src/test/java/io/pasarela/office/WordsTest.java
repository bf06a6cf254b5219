package io.pasarela.office;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.bankfeed.BankTransaction.Evidence;
import io.pasarela.deposits.ClaimStatus;
import io.pasarela.deposits.Flag;
import io.pasarela.imports.Refusal;
import io.pasarela.imports.Upload;
import io.pasarela.money.Money;
import io.pasarela.paymentsystems.OfficeField;
import io.pasarela.postbacks.Kind;
import io.pasarela.postbacks.Outcome;
import io.pasarela.postbacks.Status;
import io.pasarela.statements.Column;
import io.pasarela.statements.Statements.Format;
import io.pasarela.withdrawals.WithdrawalState;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Pattern SAID = Pattern.compile("[.\\s(]say\\(\"([a-z.-]+)\"[,)]");

    @Test
    void saysTheSameInBothLanguages() throws IOException {
        Properties english = texts("en");
        Properties spanish = texts("es");

        assertThat(spanish.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(gaps(spanish.getProperty(key))).as(key)
                    .isEqualTo(gaps(english.getProperty(key)));
        }
    }

    @Test
    void hasEveryTextThatPagesAskFor() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (String root : Set.of("src/main/jte/office", "src/main/java/io/pasarela/office")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    SAID.matcher(Files.readString(file)).results()
                            .forEach(found -> asked.add(found.group(1)));
                }
            }
        }
        assertThat(asked).hasSizeGreaterThan(15);
        assertThat(texts("en").stringPropertyNames()).containsAll(asked);
    }

    @Test
    void namesEveryValueThatPagesShow() throws IOException {
        Map<String, Enum<?>[]> shown = Map.of(
                "flag.", Flag.values(), "flag-means.", Flag.values(),
                "claim.state.", ClaimStatus.values(), "evidence.", Evidence.values(),
                "fact.state.", BankTransaction.Status.values(),
                "withdrawal.state.", WithdrawalState.values(), "order.", OfficeField.values(),
                "postback.status.", Status.values(), "postback.of.", Kind.values(),
                "postback.outcome.", Outcome.values());
        Set<String> known = texts("en").stringPropertyNames();
        shown.forEach((prefix, values) -> assertThat(known).containsAll(
                Arrays.stream(values).map(value -> prefix + value.name()).toList()));
    }

    @Test
    void namesEveryValueThatStatementsShow() throws IOException {
        Map<String, Enum<?>[]> shown = Map.of(
                "statement.reason.", Refusal.Reason.values(),
                "statement.column.", Column.values(), "statement.format.", Format.values(),
                "statements.state.", Upload.State.values());
        Set<String> known = texts("en").stringPropertyNames();
        shown.forEach((prefix, values) -> assertThat(known).containsAll(
                Arrays.stream(values).map(value -> prefix + value.name()).toList()));
    }

    @Test
    void choosesTheSwitchBeforeTheBrowserBeforeEnglish() {
        assertThat(Words.choose("es", "en")).isEqualTo(Words.ES);
        assertThat(Words.choose(null, "es-PY,es;q=0.9,en;q=0.8")).isEqualTo(Words.ES);
        assertThat(Words.choose("xx", "pt-BR, en;q=0.5")).isEqualTo(Words.EN);
        assertThat(Words.choose(null, ";;;q=banana")).isEqualTo(Words.EN);
        assertThat(Words.choose(null, null)).isEqualTo(Words.EN);
    }

    @Test
    void writesAmountsAsItsReadersDo() {
        var guaranies = new Money(25_000, Currency.getInstance("PYG"));
        var colones = new Money(123_450, Currency.getInstance("CRC"));

        assertThat(Words.EN.money(guaranies)).isEqualTo("25,000 PYG");
        assertThat(Words.ES.money(guaranies)).isEqualTo("25.000 PYG");
        assertThat(Words.EN.money(colones)).isEqualTo("1,234.50 CRC");
        assertThat(Words.EN.signed(-5, colones.currency())).isEqualTo("-0.05 CRC");
    }

    @Test
    void tellsAgesInTwoUnits() {
        assertThat(Words.EN.age(Duration.ofSeconds(59))).isEqualTo("< 1 min");
        assertThat(Words.EN.age(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
        assertThat(Words.EN.age(Duration.ofHours(49))).isEqualTo("2 d 1 h");
    }

    private static Properties texts(String language) throws IOException {
        var texts = new Properties();
        texts.load(new StringReader(Files.readString(
                Path.of("src/main/resources/office/words_" + language + ".properties"))));
        return texts;
    }

    private static long gaps(String text) {
        return Pattern.compile("\\{\\d}").matcher(text).results().count();
    }
}
