package io.pasarela.statements;

import io.pasarela.statements.Cell.Moment;
import io.pasarela.statements.Statement.Fault;
import io.pasarela.statements.Statement.Why;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** The first sheet of a spreadsheet. */
final class XlsxTable {

    private static final int COLUMNS_MAX = 100;
    /** A small file can unpack to any size. */
    private static final long UNPACKED_MAX = 200L << 20;

    private XlsxTable() {}

    static void read(Path file, Terms terms, Statement statement) throws IOException {
        if (!isSound(file)) {
            statement.fault(new Fault(1, Why.FILE, ""));
            return;
        }
        var table = new TableReader(terms, statement);
        try (var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            rows.forEach(row -> table.row(row.getRowNum(), cells(row)));
            table.end();
        } catch (ExcelReaderException broken) {
            statement.fault(new Fault(1, Why.FILE, ""));
        }
    }

    private static boolean isSound(Path file) throws IOException {
        long left = UNPACKED_MAX;
        try (var zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    left -= in.skip(left + 1);
                }
                if (left < 0) return false;
            }
            return left < UNPACKED_MAX;
        } catch (ZipException _) {
            return false;
        }
    }

    private static List<Cell> cells(Row row) {
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < Math.min(row.getCellCount(), COLUMNS_MAX); i++) {
            cells.add(row.getOptionalCell(i).map(XlsxTable::cell).orElse(Cell.BLANK));
        }
        return cells;
    }

    private static Cell cell(org.dhatim.fastexcel.reader.Cell cell) {
        if (cell.getType() != CellType.NUMBER) {
            return Cell.of(cell.getText());
        }
        BigDecimal number = cell.asNumber();
        String format = cell.getDataFormatString();
        boolean isDate = format != null && format.matches("(?i).*[dy].*");
        return new Cell(number.toPlainString(), number, isDate ? moment(cell) : null);
    }

    private static Moment moment(org.dhatim.fastexcel.reader.Cell cell) {
        LocalTime time = cell.asDate().toLocalTime();
        return new Moment(cell.asDate().toLocalDate(),
                time.equals(LocalTime.MIDNIGHT) ? null : time);
    }
}
