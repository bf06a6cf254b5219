package io.pasarela.statements;

import io.pasarela.statements.Cell.Moment;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Dates as banks write them: the day before the month, or the year first. The month is never read
 * first, because then half of the year could be meant otherwise.
 */
final class Dates {

    private static final DateTimeFormatter DAY_FIRST =
            DateTimeFormatter.ofPattern("d/M/[uuuu][uu]").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter YEAR_FIRST =
            DateTimeFormatter.ofPattern("uuuu/M/d").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm[:ss]");

    private Dates() {}

    static Optional<Moment> read(Cell cell) {
        if (cell.moment() != null) return Optional.of(cell.moment());
        String[] parts = cell.text().split("[ T]+", 2);
        String day = parts[0].replace('-', '/').replace('.', '/');
        try {
            LocalDate date = LocalDate.parse(
                    day, day.matches("\\d{4}/.*") ? YEAR_FIRST : DAY_FIRST);
            return Optional.of(new Moment(date,
                    parts.length == 1 ? null : LocalTime.parse(parts[1].strip(), TIME)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** From a column of its own; null when it has none. */
    static @Nullable LocalTime time(Cell cell) {
        try {
            return cell.text().isEmpty() ? null : LocalTime.parse(cell.text(), TIME);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
