package io.pasarela.statements;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.pasarela.statements.Statement.Fault;
import io.pasarela.statements.Statement.Why;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Comma separated values, whatever separates them and however letters are written. */
final class CsvTable {

    private static final char[] SEPARATORS = {';', ',', '\t', '|'};
    private static final int LOOK_AT = 50;

    private CsvTable() {}

    static void read(Path file, Terms terms, Statement statement) throws IOException {
        Charset charset = isUtf8(file) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
        var table = new TableReader(terms, statement);
        long line = 0;
        try (CsvReader<CsvRecord> rows = CsvReader.builder()
                .fieldSeparator(separator(file, charset)).detectBomHeader(true)
                .allowExtraFields(true).allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true).ofCsvRecord(file, charset)) {
            for (CsvRecord row : rows) {
                line = row.getStartingLineNumber();
                table.row(Math.toIntExact(line),
                        row.getFields().stream().map(Cell::of).toList());
            }
            table.end();
        } catch (CsvParseException broken) {
            statement.fault(new Fault(Math.toIntExact(line + 1), Why.FILE, ""));
        }
    }

    private static boolean isUtf8(Path file) throws IOException {
        CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
        try (var reader = new InputStreamReader(Files.newInputStream(file), strict)) {
            reader.transferTo(Writer.nullWriter());
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    /** The one that the most of the first lines have, and have most of. */
    private static char separator(Path file, Charset charset) throws IOException {
        char best = SEPARATORS[0];
        long most = 0;
        try (BufferedReader reader = Files.newBufferedReader(file, charset)) {
            var lines = reader.lines().limit(LOOK_AT).toList();
            for (char separator : SEPARATORS) {
                long count = lines.stream().filter(line -> line.indexOf(separator) >= 0).count()
                        * 100 + lines.stream().mapToLong(line ->
                                line.chars().filter(c -> c == separator).count()).max().orElse(0);
                if (count > most) {
                    most = count;
                    best = separator;
                }
            }
        }
        return best;
    }
}
