package io.pasarela.statements;

import io.pasarela.statements.Statement.Fault;
import io.pasarela.statements.Statement.Why;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads statement files, one movement at a time, so that their length does not matter. */
public final class Statements {

    /** Larger files are refused unread. */
    public static final long BYTES_MAX = 50L << 20;

    private static final int HEAD = 4_096;

    /** How a statement is written. */
    public enum Format { CSV, XLSX, CAMT_053, MT940 }

    private Statements() {}

    /** By what stands in the file; its name says nothing. */
    public static Format format(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(HEAD);
        }
        String head = new String(bytes, StandardCharsets.ISO_8859_1);
        if (head.startsWith("PK\u0003\u0004")) return Format.XLSX;
        if (head.contains("<") && head.contains("camt.053")) return Format.CAMT_053;
        if (head.contains(":20:") && head.matches("(?s).*:(25P?|28C|60[FM]):.*")) {
            return Format.MT940;
        }
        return Format.CSV;
    }

    /**
     * Tells the statement everything the file says. What cannot be read is a fault of its line; a
     * file that is none of these is one fault.
     */
    public static void read(Path file, Terms terms, Statement statement) throws IOException {
        if (Files.size(file) > BYTES_MAX) {
            statement.fault(new Fault(1, Why.TOO_MANY, ""));
            return;
        }
        Format format = format(file);
        switch (format) {
            case CSV, XLSX -> {
                var table = new TableReader(terms, statement);
                table(file, format, table).ifPresentOrElse(statement::fault, table::end);
            }
            case CAMT_053 -> new CamtReader(terms, statement).read(file);
            case MT940 -> new Mt940Reader(terms, statement).read(file);
        }
    }

    private static Optional<Fault> table(Path file, Format format, Rows rows) throws IOException {
        return switch (format) {
            case CSV -> CsvTable.read(file, rows);
            case XLSX -> XlsxTable.read(file, rows);
            case CAMT_053, MT940 -> Optional.empty();
        };
    }

    /**
     * What stands in the head of the file's table: the row these columns are in, else one that the
     * words say to be a head, else the first with the most texts. Empty where there is no table.
     */
    public static List<String> headers(Path file, Terms terms) throws IOException {
        var rows = new ArrayList<List<String>>();
        table(file, format(file), (_, cells) -> {
            rows.add(cells.stream().map(Cell::text).toList());
            return rows.size() < TableReader.HEAD_WITHIN;
        });
        ColumnMap columns = terms.columns();
        return rows.stream()
                .filter(row -> columns != null && columns.places(row).isPresent()).findFirst()
                .or(() -> rows.stream().filter(row -> guess(row).isPresent()).findFirst())
                .or(() -> rows.stream().max(Comparator.comparingLong(row ->
                        row.stream().filter(text -> !text.isEmpty()).count())))
                .map(row -> row.stream().filter(text -> !text.isEmpty()).distinct().toList())
                .orElse(List.of());
    }

    /** Which of these headers stands over which column, by the words that banks use. */
    public static Optional<ColumnMap> guess(List<String> headers) {
        return ColumnMap.guess(headers);
    }
}
