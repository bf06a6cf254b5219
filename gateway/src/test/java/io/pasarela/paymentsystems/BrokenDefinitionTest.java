package io.pasarela.paymentsystems;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each test breaks a good file in one way and reads what the start would say. */
class BrokenDefinitionTest {

    private static final String LOGO = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

    @TempDir Path directory;
    private String good;

    @BeforeEach
    void copyAGoodFile() throws IOException {
        try (var file = PaymentSystems.class.getResourceAsStream(
                "/payment-systems/sinpemovil.yaml")) {
            good = new String(file.readAllBytes(), UTF_8)
                    .replace("key: sinpemovil", "key: other").replace("sinpemovil", "other");
        }
        Files.createDirectory(directory.resolve("logos"));
        Files.writeString(directory.resolve("logos/other.svg"), LOGO);
        Files.createDirectory(directory.resolve("pictures"));
        for (String picture : new String[] {"receipt-number.svg", "message-number.svg"}) {
            Files.writeString(directory.resolve("pictures").resolve(picture), LOGO);
        }
    }

    @Test
    void aGoodFileOfOnesOwnIsOneMoreSystem() throws IOException {
        write("other.yaml", good);
        PaymentSystems systems = PaymentSystems.builtInAnd(directory);
        assertThat(systems.find("other")).isPresent();
        assertThat(systems.all()).hasSize(PaymentSystems.builtIn().all().size() + 1);
        assertThat(systems.find("other").orElseThrow().shown().logo().bytes())
                .isEqualTo(LOGO.getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "title: SINPE Movil     | titel: SINPE Movil   | title: missing",
        "order: 1               | `order: 1\ncolour: 1`| colour: unknown key",
        "min-length: 20         | `min-length: 20\n  x: 1` | number.x: unknown key",
        "min-length: 20         | min-length: '20'     | number.min-length: a whole number",
        "min-length: 20         | min-length: 29       | number: min-length is above max-length",
        "max-length: 28         | max-length: 191      | number: max-length is above 190",
        "kind: digits           | kind: hex            | number.kind: 'hex' is none of [digits,",
        "order: 1               | order: first         | order: a whole number is expected",
        "order: 1               | order: 1.5           | order: a whole number is expected",
        "title: SINPE Movil     | title: 7             | title: a text is expected here",
        "title: SINPE Movil     | title: ' '           | title: a text of 1 to 500",
        "title: SINPE Movil     | title: [a]           | title: a text is expected here",
        "code: CRC              | code: CRX            | currency.code: no currency to pay in",
        "code: CRC              | code: XAU            | currency.code: no currency to pay in",
        "₡1.234.567,50          | ₡1234567,50          | currency.written: '₡1234567,50' is not",
        "₡1.234.567,50          | ₡1.234.567.50        | currency.written: thousands and dec",
        "America/Costa_Rica     | America/Costarica    | zone: no time zone has the name",
        "unique-for: forever    | unique-for: P0D      | references-unique-for: must be longer",
        "unique-for: forever    | unique-for: often    | references-unique-for: 'often' is neither",
        "activation: activate   | activation: magic    | activation: 'magic' is none of",
        "params: [identifier]   | params: []           | params: a list of 1 to 20 texts",
        "params: [identifier]   | params: identifier   | params: a list of 1 to 20 texts",
        "params: [identifier]   | params: [a, a]       | params: an entry stands twice",
        "params: [identifier]   | params: [1]          | params[0]: a text is expected here",
        "params: [identifier]   | params: [is_check_amount] | params: is_check_amount is a key",
        "params: [identifier]   | params: [phone]      | texts.en.params.phone: missing",
        "is-check-amount: true  | is-check-amount: yes | is-check-amount: true, false or null",
        "is-check-amount: true  | # none               | is-check-amount: missing",
        "policy: refuse         | policy: shrug        | amount-policy: 'shrug' is none of",
        "amount: decimal        | amount: rounded      | amount: 'rounded' is none of",
        "screenshot: not-asked  | screenshot: true     | screenshot: a text is expected",
        "max: 500000            | max: 99              | limits: min is above max",
        "min: 100               | min: 0               | limits: min must be more than nothing",
        "min: 100               | min: '0.001'         | limits.min: not an amount in CRC",
        "min: 100               | min: 100.5           | limits.min: a text is expected",
        "code: other_ml         | code: Other          | payout.code: 'Other' must be",
        "`'^\\d{8}(\\d{3})?$'`  | '('                  | payout.account-number: bad pattern",
        "recipient-email]       | fax]                 | payout.office-fields: 'fax' is none of",
        "key: other             | key: Ot-her          | key: 'Ot-her' must be",
        "logo: other.svg        | logo: gone.svg       | logo: there is no readable logos/gone.svg",
        "logo: other.svg        | logo: ../other.svg   | logo: '../other.svg' is not the name",
        "`  es:`                | `  esp:`             | texts.esp: a language of two letters",
        "message-number.svg]    | ]                    | texts.en.pictures: one text for each of",
        "message-number.svg]    | gone.svg]            | pictures: there is no readable pictures",
        "order: 1               | `order: 1\nqr: 'x{iban}'` | qr: {iban} is no wallet field",
        "direction: outgoing    | direction: sideways  | notifications.davivienda_sent.direction: ",
        "direction: outgoing    | direction: incoming  | have no group 'amount'",
        "version: 1             | version: 0           | notifications.bn_sinpe: a version is 1",
        "davivienda_sent:       | Sent:                | notifications.Sent: 'Sent' must be a-z",
        "`\\benvio exitoso`      | `(?=envio)`          | davivienda_sent.patterns: bad pattern",
        "(?P<payer>             | (?P<sender>          | the group 'sender' is none of",
        "(?P<payer>             | (?P<detail>          | duplicate",
        "order: 1               | `order: 1\norder: 2` | not YAML:",
        "order: 1               | `order: 1\n---\na: 1` | not YAML:",
        "order: 1               | `order: [`           | not YAML:"
    })
    void namesFileKeyAndFault(String part, String broken, String message) throws IOException {
        assertThat(good).contains(part);
        write("broken.yaml", good.replaceFirst(
                Pattern.quote(part),
                Matcher.quoteReplacement(broken)));
        assertThatThrownBy(() -> PaymentSystems.builtInAnd(directory))
                .isInstanceOf(BrokenDefinition.class)
                .hasMessageContaining("broken.yaml")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"''", "text", "[a]", "'# nothing'"})
    void aFileMustHoldAMap(String yaml) throws IOException {
        write("broken.yaml", yaml);
        assertThatThrownBy(() -> PaymentSystems.builtInAnd(directory))
                .hasMessageContaining("broken.yaml").hasMessageContaining("a map is expected");
    }

    @Test
    void aKeyIsTakenOnce() throws IOException {
        write("mine.yaml", good.replace("key: other", "key: sinpemovil"));
        assertThatThrownBy(() -> PaymentSystems.builtInAnd(directory))
                .hasMessageContaining("mine.yaml")
                .hasMessageContaining("key: 'sinpemovil' is already taken by")
                .hasMessageContaining("sinpemovil.yaml");
    }

    @Test
    void aPayoutCodeIsTakenOnce() throws IOException {
        write("mine.yaml", good.replace("code: other_ml", "code: sinpemovil_ml"));
        assertThatThrownBy(() -> PaymentSystems.builtInAnd(directory))
                .hasMessageContaining("payout.code: 'sinpemovil_ml' is already taken by");
    }

    @Test
    void aLogoMustBeAPicture() throws IOException {
        write("other.yaml", good);
        Files.writeString(directory.resolve("logos/other.svg"), "<html/>");
        assertThatThrownBy(() -> PaymentSystems.builtInAnd(directory))
                .hasMessageContaining("logo: other.svg is not an SVG picture");
    }

    @Test
    void theDirectoryMustExist() {
        assertThatThrownBy(() -> PaymentSystems.builtInAnd(directory.resolve("gone")))
                .hasMessageContaining("gone").hasMessageContaining("no such directory");
    }

    private void write(String name, String yaml) throws IOException {
        Files.writeString(directory.resolve(name), yaml);
    }
}
