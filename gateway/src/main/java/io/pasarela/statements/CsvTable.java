package io.pasarela.statements;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import io.pasarela.statements.Statement.Fault;
import io.pasarela.statements.Statement.Why;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Comma separated values, whatever separates them and however letters are written. */
final class CsvTable {

    private static final char[] SEPARATORS = {';', ',', '\t', '|'};
    private static final int LOOK_AT = 50;
    private static final int LOOK_AT_BYTES = 64 << 10;

    /** Of a record, in characters; a quote that is never closed ends there. */
    private static final int RECORD_MAX = 128 << 10;
    private static final int FIELDS_MAX = 1_000;

    private CsvTable() {}

    /** Empty when all of it could be read, or as much as was wanted. */
    static Optional<Fault> read(Path file, Rows rows) throws IOException {
        Charset charset = isUtf8(file) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
        long line = 0;
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator(file, charset)).detectBomHeader(true)
                .allowExtraFields(true).allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true).maxBufferSize(RECORD_MAX)
                .build(CsvRecordHandler.of(limits -> limits.maxFields(FIELDS_MAX)
                        .maxFieldSize(RECORD_MAX).maxRecordSize(RECORD_MAX)), file, charset)) {
            for (CsvRecord record : records) {
                line = record.getStartingLineNumber();
                boolean more = rows.row(Math.toIntExact(line),
                        record.getFields().stream().map(Cell::of).toList());
                if (!more) break;
            }
            return Optional.empty();
        } catch (CsvParseException broken) {
            return Optional.of(new Fault(Math.toIntExact(line + 1), Why.FILE, ""));
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
        List<String> lines;
        try (InputStream in = Files.newInputStream(file)) {
            lines = new String(in.readNBytes(LOOK_AT_BYTES), charset).lines()
                    .limit(LOOK_AT).toList();
        }
        char best = SEPARATORS[0];
        long most = 0;
        for (char separator : SEPARATORS) {
            long count = lines.stream().filter(line -> line.indexOf(separator) >= 0).count() * 100
                    + lines.stream().mapToLong(line ->
                            line.chars().filter(c -> c == separator).count()).max().orElse(0);
            if (count > most) {
                most = count;
                best = separator;
            }
        }
        return best;
    }
}
