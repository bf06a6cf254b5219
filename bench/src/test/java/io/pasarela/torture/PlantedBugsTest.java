package io.pasarela.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A planted bug that fits the sources no more finds nothing, and nobody would notice. */
class PlantedBugsTest {

    private static final int AT_LEAST = 24;
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @Test
    void thereAreEnough() throws IOException {
        assertThat(PlantedBug.list(ROOT)).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    }

    @Test
    void eachStillFitsTheSources() throws Exception {
        for (PlantedBug bug : PlantedBug.list(ROOT)) {
            assertThat(bug.misfit(ROOT)).as(bug.name()).isEmpty();
        }
    }

    @Test
    void eachChangesTheGatewayAndNothingElse() throws IOException {
        for (PlantedBug bug : PlantedBug.list(ROOT)) {
            assertThat(Files.readAllLines(bug.patch())).as(bug.name())
                    .filteredOn(line -> line.startsWith("diff --git "))
                    .isNotEmpty().allMatch(line -> line.startsWith(
                            "diff --git a/gateway/src/main/"));
        }
    }

    @Test
    void eachSaysWhatItIsWhichRuleItBreaksAndHowThatShows() throws IOException {
        for (PlantedBug bug : PlantedBug.list(ROOT)) {
            assertThat(bug.title()).as(bug.name()).isNotBlank();
            assertThatCode(bug::faults).as(bug.name()).doesNotThrowAnyException();
            for (String word : List.of("Rule", "Shows", "Load")) {
                assertThat(bug.paragraph(word)).as(bug.name() + " " + word).isNotBlank();
            }
        }
    }

    @Test
    void eachIsNumberedInTurnAndNamedInTheList() throws IOException {
        String list = Files.readString(ROOT.resolve("bench/bugs/README.md"));
        List<PlantedBug> bugs = PlantedBug.list(ROOT);
        for (int i = 0; i < bugs.size(); i++) {
            assertThat(bugs.get(i).name()).startsWith("%02d-".formatted(i + 1));
            assertThat(list).contains("`" + bugs.get(i).name() + "`");
        }
    }

    @Test
    void theGatewayKnowsNothingOfThem() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(ROOT.resolve("gateway/src/main"))) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        List<String> names = PlantedBug.list(ROOT).stream().map(PlantedBug::name).toList();
        for (Path file : files) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertThat(names).as(file.toString()).noneMatch(text::contains);
            assertThat(text).as(file.toString())
                    .doesNotContainIgnoringCase("planted").doesNotContain("bench/bugs");
        }
    }
}
