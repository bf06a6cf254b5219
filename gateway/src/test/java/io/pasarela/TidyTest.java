package io.pasarela;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keeps the house: all sources of all modules by {@link HouseRules}, and what spans files. */
class TidyTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DEFINITIONS =
            ROOT.resolve("gateway/src/main/resources/payment-systems");
    private static final Pattern KEY = Pattern.compile("(?m)^(?:key| +code): (\\w+_\\w+|[a-z]+)$");

    private static final int DEPTH_MAX = 20;

    /** They list what is banned, and show it. */
    private static final Set<String> RULES = Set.of("HouseRules.java", "TidyTest.java");

    @Test
    void everySourceKeepsTheRules() {
        Set<String> keys = systemKeys();
        assertThat(keys).hasSizeGreaterThanOrEqualTo(6);
        List<Path> files = javaFiles("src").filter(file -> !RULES.contains(name(file))).toList();
        assertThat(files).hasSizeGreaterThan(200);
        assertThat(files.stream().flatMap(file ->
                HouseRules.faults(SourceFile.read(ROOT, file), keys).stream())).isEmpty();
    }

    /** The client is for merchants who have no more than a JDK, so it has no such annotation. */
    @Test
    void everyPackageSaysWhatItDecidesAndHasNoHiddenNull() {
        Set<Path> packages = javaFiles("src/main")
                .filter(file -> !file.startsWith(ROOT.resolve("sdk")))
                .filter(file -> !file.getParent().endsWith("io/pasarela"))
                .map(Path::getParent).collect(Collectors.toSet());
        assertThat(packages.stream().filter(folder -> !isDescribed(folder))).isEmpty();
    }

    private static boolean isDescribed(Path folder) {
        Path info = folder.resolve("package-info.java");
        if (!Files.exists(info)) return false;
        String text = SourceFile.read(ROOT, info).text();
        return text.startsWith("/**") && text.contains("\n@NullMarked\n");
    }

    @Test
    void everyMigrationHasItsOwnNumber() {
        List<String> numbers = list(ROOT.resolve("gateway/src/main/resources/db/migration"))
                .map(file -> name(file).replaceFirst("__.*", "")).toList();
        assertThat(numbers).isNotEmpty().allMatch(number -> number.matches("V\\d{3}"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "class A { Instant at = Instant.now(); }                      | Instant.now()",
        "class A { double price; }                                    | double",
        "class A { String key = \"some_bank\"; }                      | payment system some_bank",
        "class A { String sql = \"update other.t set x = 1\"; }       | writes to other",
        "class A { String sql = \"SELECT 1 from t\"; }                | capitals",
        "class A { A(int a, int b, int c, int d, int e, int f, Map<K, V> g, int h) {} } | 8 param",
        "public record A() {}                                         | without Javadoc",
        "class A { void f() throws E {%lines%} }                      | f has 42 lines",
        "class A {} //%columns%                                       | line 1 has 1",
        "class A {%file%}                                             | lines in the file"})
    void findsWhatIsWrong(String code, String fault) {
        SourceFile bad = sample(code.replace("%lines%", "\n".repeat(41))
                .replace("%columns%", "x".repeat(100)).replace("%file%", "\n".repeat(400)));
        assertThat(HouseRules.faults(bad, Set.of("some_bank"))).singleElement().asString()
                .contains(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "record A(int a, int b, int c, int d, int e, int f, int g, int h) { A {} }",
        "class A { A(Map<K, Map<V, W>> a, @Value(\"x,y\") int b, int c, int d, int e, int f) {} }",
        "class A { /* { */ String brace = \"}\"; char c = '{'; void f() { if (x) { y(); } } }",
        "class A { String sql = \"update sample.t set x = 1\"; }",
        "class A { String s() {%lines% return \"\"; } }",
        "class A { /** As in some_bank. */ int a; }",
        "/** A. */%line%@Order(1)%line%public class A {}"})
    void leavesWhatIsRight(String code) {
        SourceFile good = sample(code.replace("%lines%", "\n".repeat(39)).replace("%line%", "\n"));
        assertThat(HouseRules.faults(good, Set.of("some_bank"))).isEmpty();
    }

    private static SourceFile sample(String code) {
        return SourceFile.of("gateway/src/main/java/io/pasarela/sample/A.java", code);
    }

    private static Set<String> systemKeys() {
        var keys = new TreeSet<String>();
        list(DEFINITIONS).filter(file -> name(file).endsWith(".yaml")).forEach(file -> {
            Matcher key = KEY.matcher(SourceFile.read(ROOT, file).text());
            while (key.find()) keys.add(key.group(1));
        });
        return keys;
    }

    private static Stream<Path> javaFiles(String folder) {
        return Stream.of("gateway", "sdk", "demo", "bench")
                .map(module -> ROOT.resolve(module).resolve(folder)).filter(Files::exists)
                .flatMap(path -> walk(path, DEPTH_MAX))
                .filter(file -> name(file).endsWith(".java"));
    }

    private static Stream<Path> list(Path folder) {
        return walk(folder, 1);
    }

    private static Stream<Path> walk(Path folder, int depth) {
        try (Stream<Path> found = Files.walk(folder, depth)) {
            return found.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
