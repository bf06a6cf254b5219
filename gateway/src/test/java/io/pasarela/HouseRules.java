package io.pasarela;

import io.pasarela.SourceFile.Block;
import io.pasarela.SourceFile.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The part of the house style that a machine can read: what is wrong with one file, in words. */
final class HouseRules {

    static final int COLUMNS_MAX = 100;
    static final int FILE_LINES_MAX = 400;
    static final int METHOD_LINES_MAX = 40;
    static final int CONSTRUCTOR_PARAMETERS_MAX = 7;

    private static final String PICTURES = "gateway/src/main/java/io/pasarela/pictures/";
    private static final String POSTGRES = "gateway/src/main/java/io/pasarela/platform/postgres/";

    /**
     * A word, what to write instead, and the files where it is right.
     *
     * @param allowed where the word does no harm, for the reason beside it
     */
    private record Banned(String word, String instead, Predicate<SourceFile> allowed) {

        private Banned(String word, String instead) {
            this(word, instead, _ -> false);
        }
    }

    private static final List<Banned> BANNED = List.of(
            // Tests of the merchant's client compare with his own computer's clock.
            new Banned("Instant.now()", "clock.instant()", file -> file.path().startsWith("sdk/")),
            new Banned("System.currentTimeMillis", "clock.instant()"),
            // The contract's times have no zone, so a client can give no more than it got.
            new Banned("LocalDateTime", "Instant; zones belong to pages",
                    file -> file.path().startsWith("sdk/")),
            // The size of a page and the quality of a JPEG are no money; a load is a ratio.
            new Banned("double ", "Money, or BigDecimal with a rounding mode", HouseRules::noMoney),
            new Banned("float ", "Money, or BigDecimal with a rounding mode", HouseRules::noMoney),
            new Banned("@Autowired", "the constructor"),
            new Banned("import lombok", "a record"),
            new Banned("mockito", "a fake by hand"),
            new Banned("@Disabled", "a test that runs, or none"),
            new Banned("TO" + "DO", "do it before merging"),
            new Banned("FIX" + "ME", "do it before merging"),
            new Banned("<<<<" + "<<<", "the merged text"),
            new Banned("Impl ", "a name that says what is different about it"),
            new Banned("printStackTrace", "a log line"),
            // Another process, ours or PostgreSQL's, tells nobody when its state changes.
            new Banned("Thread.sleep", "a condition, a queue or a due time in the row",
                    file -> file.path().startsWith(POSTGRES) || isTool(file)),
            // The child that decodes pictures answers by it; demo and bench talk to a person, and
            // so does a search through random histories.
            new Banned("System.out", "a log line",
                    file -> file.path().equals(PICTURES + "Darkroom.java") || isTool(file)
                            || file.path().endsWith("EmbeddedPostgresTest.java")
                            || file.path().endsWith("/model/Report.java")));

    private static final Pattern SHOUTED =
            Pattern.compile("\\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|WHERE) ");
    private static final Pattern WRITES =
            Pattern.compile("\\b(insert into|update|delete from)\\s+(\\w+)\\.\\w+");
    private static final Pattern PACKAGE =
            Pattern.compile("gateway/src/main/java/io/pasarela/(\\w+)/.*");
    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "^public (?:abstract |final |sealed |non-sealed )*(?:class|interface|record|enum) ");

    private HouseRules() {}

    private static boolean isTool(SourceFile file) {
        return !file.isTest()
                && (file.path().startsWith("demo/") || file.path().startsWith("bench/"));
    }

    private static boolean noMoney(SourceFile file) {
        return file.path().contains("/pictures/") || file.path().startsWith("bench/");
    }

    /** Everything wrong with one file; the keys are those of the payment systems' definitions. */
    static List<String> faults(SourceFile file, Set<String> systemKeys) {
        return Stream.of(sizes(file), words(file), systems(file, systemKeys), sql(file),
                parameters(file), javadoc(file)).flatMap(List::stream)
                .map(fault -> file.path() + ": " + fault).toList();
    }

    /** A table of cases or a text is one statement, and as long as it must; so is an import. */
    private static List<String> sizes(SourceFile file) {
        var faults = new ArrayList<String>();
        List<String> lines = file.lines();
        if (lines.size() > FILE_LINES_MAX) faults.add(lines.size() + " lines in the file");
        for (int i = 0; i < lines.size(); i++) {
            int columns = lines.get(i).codePointCount(0, lines.get(i).length());
            if (columns > COLUMNS_MAX && !lines.get(i).startsWith("import ")) {
                faults.add("line " + (i + 1) + " has " + columns);
            }
        }
        for (Block method : file.blocks(block -> block.kind() == Kind.METHOD)) {
            boolean isTable =
                    !file.path().startsWith("gateway/src/main") && method.statements() == 1;
            if (method.lines() > METHOD_LINES_MAX && !isTable) {
                faults.add(method.signature().group(1) + " has " + method.lines() + " lines");
            }
        }
        return faults;
    }

    private static List<String> words(SourceFile file) {
        return BANNED.stream()
                .filter(banned -> file.text().contains(banned.word())
                        && !banned.allowed().test(file))
                .map(banned -> "\"" + banned.word() + "\", say " + banned.instead()).toList();
    }

    /** No code knows a payment system by name; examples, the demo and a load may. */
    private static List<String> systems(SourceFile file, Set<String> keys) {
        if (file.isTest() || isTool(file)) return List.of();
        String code = file.withoutComments();
        return keys.stream().filter(code::contains)
                .map(key -> "names the payment system " + key).toList();
    }

    /** SQL is prose, and a feature writes to its own schema alone. */
    private static List<String> sql(SourceFile file) {
        if (file.isTest() || !file.isGateway()) return List.of();
        var faults = new ArrayList<String>();
        if (SHOUTED.matcher(file.text()).find()) faults.add("SQL keywords in capitals");
        Matcher feature = PACKAGE.matcher(file.path());
        Matcher writes = WRITES.matcher(file.text());
        while (feature.matches() && writes.find()) {
            String schema = writes.group(2);
            if (!isOwn(schema, feature.group(1))) faults.add("writes to " + schema);
        }
        return faults;
    }

    /** PostgreSQL keeps the word window to itself. */
    private static boolean isOwn(String schema, String feature) {
        return schema.equals(feature)
                || feature.equals("window") && schema.equals("payer_window");
    }

    /** A record's constructor is the list of what it is, so records may have more. */
    private static List<String> parameters(SourceFile file) {
        List<String> records = file.blocks(block -> block.kind() == Kind.TYPE
                && block.header().contains("record ")).stream().map(SourceFile::typeName).toList();
        List<String> types = file.blocks(block -> block.kind() == Kind.TYPE).stream()
                .map(SourceFile::typeName).filter(name -> !records.contains(name)).toList();
        return file.blocks(block -> block.kind() == Kind.METHOD
                        && types.contains(block.signature().group(1))
                        && block.parameters().size() > CONSTRUCTOR_PARAMETERS_MAX).stream()
                .map(block -> "constructor " + block.signature().group(1) + " has "
                        + block.parameters().size() + " parameters").toList();
    }

    private static List<String> javadoc(SourceFile file) {
        if (file.isTest()) return List.of();
        List<String> lines = file.lines();
        var faults = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            if (!PUBLIC_TYPE.matcher(lines.get(i)).find()) continue;
            int above = i - 1;
            while (above >= 0 && lines.get(above).matches("[@ ].*[^/]|@\\w+|}\\)")) above--;
            if (above < 0 || !lines.get(above).endsWith("*/")) {
                faults.add("a public type without Javadoc");
            }
        }
        return faults;
    }
}
