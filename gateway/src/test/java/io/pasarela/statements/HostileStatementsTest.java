package io.pasarela.statements;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.statements.Statement.Balance;
import io.pasarela.statements.Statement.Fault;
import io.pasarela.statements.Statement.Line;
import io.pasarela.statements.Statement.Why;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that no bank made: each is refused, and none takes the reader with it. */
class HostileStatementsTest {

    private static final Terms CRC = new Terms(Currency.getInstance("CRC"), List.of(), null);
    private static final int MUCH = 4 << 20;

    @TempDir Path folder;

    private record Kept(List<Line> lines, List<Fault> faults) implements Statement {

        @Override
        public void line(Line line) {
            lines.add(line);
        }

        @Override
        public void balance(Balance balance) {}

        @Override
        public void fault(Fault fault) {
            faults.add(fault);
        }
    }

    private static Kept read(Path file) throws IOException {
        var kept = new Kept(new ArrayList<>(), new ArrayList<>());
        Statements.read(file, CRC, kept);
        assertThat(Statements.headers(file, CRC)).hasSizeLessThan(200_000);
        return kept;
    }

    private Kept read(String text) throws IOException {
        return read(Files.writeString(folder.resolve("file"), text));
    }

    private static List<Why> faults(Kept kept) {
        return kept.faults.stream().map(Fault::why).toList();
    }

    /** A spreadsheet of one sheet, with some of its parts replaced or added. */
    private Path sheet(String rows, Map<String, String> parts) throws IOException {
        var all = new LinkedHashMap<String, String>();
        all.put("[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.\
                openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/styles.xml" ContentType="application/vnd.\
                openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""");
        all.put("xl/styles.xml", """
                <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
                <cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>""");
        all.put("xl/workbook.xml", """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                <sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>""");
        all.put("xl/_rels/workbook.xml.rels", """
                <Relationships
                xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="rId1" Target="worksheets/sheet1.xml" Type="http://schemas.\
                openxmlformats.org/officeDocument/2006/relationships/worksheet"/>
                </Relationships>""");
        all.put("xl/worksheets/sheet1.xml", """
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
                <sheetData>%s</sheetData></worksheet>""".formatted(rows));
        all.putAll(parts);
        Path file = folder.resolve("sheet.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> part : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static String row(int number, String... texts) {
        var row = new StringBuilder("<row r=\"" + number + "\">");
        char column = 'A';
        for (String text : texts) {
            row.append("<c r=\"").append(column++).append(number)
                    .append("\" t=\"inlineStr\"><is><t>").append(text).append("</t></is></c>");
        }
        return row.append("</row>").toString();
    }

    @Test
    void theSpreadsheetOfTheseTestsIsOne() throws IOException {
        Kept kept = read(sheet(row(1, "Fecha", "Monto")
                + row(2, "20/11/2026", "5,00"), Map.of()));
        assertThat(kept.lines).hasSize(1);
        assertThat(kept.faults).isEmpty();
    }

    @Test
    void refusesSpreadsheetsThatUnpackToMuch() throws IOException {
        Path bomb = folder.resolve("bomb.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.bin"));
            fill(zip, 210);
        }
        assertThat(faults(read(bomb))).containsExactly(Why.FILE);
        try (var zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            fill(zip, 25);
        }
        assertThat(faults(read(bomb))).containsExactly(Why.FILE);
    }

    @Test
    void refusesTextsThatNoCellHolds() throws IOException {
        assertThat(faults(read(sheet(row(1, "x".repeat(MUCH)), Map.of()))))
                .containsExactly(Why.FILE);
    }

    private static void fill(OutputStream out, int megabytes) throws IOException {
        byte[] blanks = new byte[1 << 20];
        for (int i = 0; i < megabytes; i++) out.write(blanks);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"ZZZZZZZZZZ1\"><v>1</v></c></row>",
        "<row r=\"99999999999\"><c r=\"A1\"><v>1</v></c></row>",
        "<row r=\"-5\"><c r=\"A1\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>x</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" s=\"99\"><v>1e999999999</v></c></row>",
        "<row r=\"1\"><c r=\"A1\"><v>no number</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"nonsense\"><v>1</v></c></row>",
        "<row r=\"1\"><c"})
    void refusesSpreadsheetsThatLie(String rows) throws IOException {
        assertThat(faults(read(sheet(rows, Map.of())))).isNotEmpty();
    }

    @Test
    void refusesSpreadsheetsWithoutTheirParts() throws IOException {
        for (String part : List.of("xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                "xl/worksheets/sheet1.xml", "[Content_Types].xml")) {
            assertThat(faults(read(sheet("", Map.of(part, ""))))).as(part).isNotEmpty();
            assertThat(faults(read(sheet("", Map.of(part, "<a>"))))).as(part).isNotEmpty();
        }
        String laughs = "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"" + "&a;".repeat(1_000)
                + "\"><!ENTITY c \"" + "&b;".repeat(1_000) + "\">]><sst><si><t>&c;</t></si></sst>";
        assertThat(faults(read(sheet("", Map.of("xl/sharedStrings.xml", laughs))))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", ";", "\"", "Fecha;Monto\n\"", "Fecha;Monto\n;"})
    void refusesEndlessLines(String text) throws IOException {
        String head = text.substring(0, text.length() - 1);
        assertThat(faults(read(head + text.substring(text.length() - 1).repeat(MUCH))))
                .contains(Why.FILE);
    }

    @Test
    void refusesEndlessElements() throws IOException {
        String camt = "<Document xmlns=\"camt.053\">";
        assertThat(faults(read(camt + "<a>".repeat(MUCH / 4)))).containsExactly(Why.FILE);
        assertThat(faults(read(camt + "<Ntry>" + "<a>".repeat(MUCH / 4))))
                .containsExactly(Why.FILE);
        assertThat(faults(read(camt + "<Ntry>" + "<a/>".repeat(MUCH / 4))))
                .containsExactly(Why.FILE);
        assertThat(faults(read(camt + "<Ntry><Amt>" + "9".repeat(MUCH))))
                .containsExactly(Why.FILE);
        assertThat(faults(read(camt + "<Ntry " + "a='1' ".repeat(MUCH / 8))))
                .containsExactly(Why.FILE);
        assertThat(faults(read("<!DOCTYPE a [<!ENTITY a \"" + "ha".repeat(1_000)
                + "\"><!ENTITY b \"" + "&a;".repeat(10_000) + "\">]>" + camt + "<Ntry><Amt>"
                + "&b;".repeat(1_000) + "</Amt></Ntry></Document>"))).isNotEmpty();
    }

    @Test
    void refusesEndlessFields() throws IOException {
        String message = ":20:A\n:60F:C261119CRC1,\n:61:2611201120C1,NTRFNONREF//B1\n";
        assertThat(read(message).lines).hasSize(1);
        for (String rest : List.of("x".repeat(MUCH), "x\n".repeat(MUCH / 2),
                ":86:" + "{".repeat(MUCH), "{".repeat(MUCH))) {
            Kept kept = read(message + rest);
            assertThat(faults(kept)).containsExactly(Why.FILE);
        }
    }
}
