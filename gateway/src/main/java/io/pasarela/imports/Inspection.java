package io.pasarela.imports;

import io.pasarela.statements.ColumnMap;
import io.pasarela.statements.Statement.Line;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a draft says, before anything of it is stored.
 *
 * @param incoming how many lines of money that arrived
 * @param twins of its lines, equal to another one
 * @param days the first and the last; null when no line can be read
 * @param sample the first lines
 * @param refusals the first of them
 * @param headers of its table, as they stand there; empty for a file that is none
 * @param columns by which it was read; null when there are none
 */
public record Inspection(
        int incoming, int outgoing, int twins, int refused, @Nullable Days days,
        List<Line> sample, List<Refusal> refusals, List<String> headers,
        @Nullable ColumnMap columns) {

    /** The first and the last day of a file. */
    public record Days(LocalDate first, LocalDate last) {

        Days with(LocalDate day) {
            return new Days(day.isBefore(first) ? day : first, day.isAfter(last) ? day : last);
        }
    }

    /** Whether there is anything to store, and not too much of it. */
    public boolean isUsable() {
        return incoming + outgoing > 0 && items() <= Feeder.ITEMS_MAX;
    }

    public int items() {
        return incoming + outgoing + refused;
    }
}
