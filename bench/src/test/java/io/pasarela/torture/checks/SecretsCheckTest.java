package io.pasarela.torture.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pasarela.torture.town.Cast;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsCheckTest {

    private static final String PASSWORD = "canary-of+some/One";
    private static final String KEY = "whsec_Y2FuYXJ5+w/ZWJob29r==";
    private static final List<String> SECRETS = List.of(PASSWORD, KEY);

    @TempDir
    private Path folder;

    private List<String> violations(byte[]... lines) throws IOException {
        Path log = folder.resolve("gateway.log");
        try (var out = Files.newOutputStream(log)) {
            for (byte[] line : lines) {
                out.write(line);
                out.write('\n');
            }
        }
        return SecretsCheck.violations(List.of(log), SECRETS);
    }

    private List<String> violations(String line) throws IOException {
        return violations(line.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void passesALogWithoutSecrets() throws IOException {
        assertThat(violations("canary-of+some/Two, whsec_ and señor")).isEmpty();
    }

    @Test
    void namesTheLineAndNotTheSecret() throws IOException {
        byte[] noText = {(byte) 0xff, (byte) 0xfe, 0};
        List<String> found = violations("well".getBytes(StandardCharsets.UTF_8), noText,
                ("password=" + PASSWORD + ";").getBytes(StandardCharsets.UTF_8));
        assertThat(found).containsExactly(
                folder.resolve("gateway.log") + ", line 3: holds secret 1 of the cast");
        assertThat(String.join("", found)).doesNotContain("canary");
    }

    @Test
    void tellsWhereEachIsFirstInEachFile() throws IOException {
        Path first = Files.writeString(folder.resolve("first"), KEY + "\n" + KEY);
        Path second = Files.writeString(folder.resolve("second"), PASSWORD + KEY);
        assertThat(SecretsCheck.violations(List.of(first, second), SECRETS)).containsExactly(
                first + ", line 1: holds secret 2 of the cast",
                second + ", line 1: holds secret 1 of the cast",
                second + ", line 1: holds secret 2 of the cast");
    }

    @Test
    void wantsEveryFileToBeThere() {
        assertThatThrownBy(() -> SecretsCheck.violations(
                List.of(folder.resolve("none")), SECRETS)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void findsItInAnAddress() throws IOException {
        String encoded = URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);
        assertThat(encoded).isNotEqualTo(PASSWORD);
        assertThat(violations("GET /?secret=" + encoded)).hasSize(1);
        assertThat(violations("GET /?secret=canary-of%2bsome%2fOne")).hasSize(1);
    }

    @Test
    void findsItInJson() throws IOException {
        assertThat(violations("{\"a\":\"" + PASSWORD.replace("/", "\\/") + "\"}")).hasSize(1);
    }

    @Test
    void findsAKeyWithoutItsPrefix() throws IOException {
        assertThat(violations("key " + KEY.substring("whsec_".length()))).hasSize(1);
    }

    /** As in a header for basic authentication, after a name of any length. */
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "me", "you", "them"})
    void findsItInBase64(String name) throws IOException {
        byte[] text = (name + PASSWORD + "!!").getBytes(StandardCharsets.UTF_8);
        assertThat(violations(Base64.getEncoder().encode(text))).hasSize(1);
        assertThat(violations(Base64.getUrlEncoder().encode(text))).hasSize(1);
    }

    @Test
    void knowsAllSecretsOfTheCast() throws IOException {
        List<String> all = Cast.all().secrets();
        Path log = Files.write(folder.resolve("log"), all);
        assertThat(SecretsCheck.violations(List.of(log), all)).hasSameSizeAs(all);
    }
}
