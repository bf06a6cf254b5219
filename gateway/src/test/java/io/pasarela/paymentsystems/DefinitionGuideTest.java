package io.pasarela.paymentsystems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Keeps the page for people who add systems true. */
class DefinitionGuideTest {

    private static final Set<String> OWN_NAMES = Set.of("texts.", "notifications.");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");

    @TempDir Path directory;
    private final String guide;

    DefinitionGuideTest() throws IOException {
        guide = Files.readString(Path.of("../docs/payment-systems.md"));
    }

    @BeforeEach
    void drawTheLogo() throws IOException {
        Files.createDirectory(directory.resolve("logos"));
        Files.writeString(directory.resolve("logos/example_bank.svg"), "<svg/>");
    }

    @Test
    void itsExampleLoads() throws IOException {
        Files.writeString(directory.resolve("example.yaml"), example());
        assertThat(PaymentSystems.builtInAnd(directory).find("example_bank")).isPresent();
    }

    @Test
    void itsExampleIsTheSmallest() throws IOException {
        JsonNode whole = YAMLMapper.shared().readTree(example());
        for (String key : whole.propertyNames()) {
            var without = (ObjectNode) whole.deepCopy();
            without.remove(key);
            Path file = directory.resolve("example.yaml");
            Files.writeString(file, YAMLMapper.shared().writeValueAsString(without));
            assertThat(faultAtStart()).contains(key + ": missing");
        }
    }

    @Test
    void itExplainsEveryKey() throws IOException {
        var keys = new ArrayList<String>();
        for (var file : DefinitionFiles.builtIn()) {
            collect("", YAMLMapper.shared().readTree(file.getInputStream()), keys);
        }
        assertThat(keys).contains("payout.limits.max", "number.kind", "zone");
        assertThat(keys).allSatisfy(key -> assertThat(guide).contains("`" + key + "`"));
    }

    private String example() {
        var found = EXAMPLE.matcher(guide);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String faultAtStart() {
        try {
            PaymentSystems.builtInAnd(directory);
            return "loads";
        } catch (BrokenDefinition broken) {
            return String.valueOf(broken.getMessage());
        }
    }

    /** Paths of all keys; languages, parsers and wallet fields have names of the file's choice. */
    private static void collect(String path, JsonNode node, List<String> keys) {
        for (String key : node.propertyNames()) {
            String name = path + (OWN_NAMES.contains(path) ? "xx" : key);
            JsonNode value = node.get(key);
            if (!value.isObject() || name.equals("texts.xx.params")) {
                keys.add(name);
            } else {
                collect(name + ".", value, keys);
            }
        }
    }
}
