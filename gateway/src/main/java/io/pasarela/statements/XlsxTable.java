package io.pasarela.statements;

import io.pasarela.statements.Statement.Fault;
import io.pasarela.statements.Statement.Why;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** The first sheet of a spreadsheet. */
final class XlsxTable {

    private static final int COLUMNS_MAX = 100;
    /** A number with more digits, in front or behind, is none of a bank. */
    private static final int DIGITS_MAX = 40;

    private record Numbered(int number, List<Cell> cells) {}

    private XlsxTable() {}

    /** Empty when all of it could be read, or as much as was wanted. */
    static Optional<Fault> read(Path file, Rows rows) {
        if (!XlsxGuard.isSound(file)) return Optional.of(new Fault(1, Why.FILE, ""));
        int last = 0;
        try (var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
                Stream<Row> stream = workbook.getFirstSheet().openStream()) {
            Iterator<Row> all = stream.iterator();
            for (Numbered row = next(all); row != null; row = next(all)) {
                last = row.number();
                if (!rows.row(last, row.cells())) break;
            }
            return Optional.empty();
        } catch (ExcelReaderException | IOException broken) {
            return Optional.of(new Fault(last + 1, Why.FILE, ""));
        }
    }

    /** What the library throws at a file that lies is never ours. */
    private static @Nullable Numbered next(Iterator<Row> rows) throws IOException {
        try {
            if (!rows.hasNext()) return null;
            Row row = rows.next();
            return new Numbered(row.getRowNum(), cells(row));
        } catch (RuntimeException broken) {
            throw new IOException(broken);
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
        if (cell.getType() != CellType.NUMBER) return Cell.of(cell.getText());
        BigDecimal number = cell.asNumber();
        if (Math.abs(number.scale()) > DIGITS_MAX || number.precision() > DIGITS_MAX) {
            return Cell.of(cell.getRawValue());
        }
        String format = cell.getDataFormatString();
        boolean isDate = format != null && format.matches("(?i).*[dy].*");
        return new Cell(number.toPlainString(), number, isDate ? moment(cell) : null);
    }

    private static Cell.Moment moment(org.dhatim.fastexcel.reader.Cell cell) {
        LocalTime time = cell.asDate().toLocalTime();
        return new Cell.Moment(cell.asDate().toLocalDate(),
                time.equals(LocalTime.MIDNIGHT) ? null : time);
    }
}
