package io.pasarela.imports;

import io.pasarela.statements.Statement.Balance;
import io.pasarela.statements.Statement.Line;
import io.pasarela.statements.Statement.Way;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an account held at the end of each day. Some files say so; in others each line has the
 * balance after it, and whether the newest line stands first or last only the sums can tell.
 */
final class DayEnds {

    private final TreeMap<LocalDate, Long> said = new TreeMap<>();
    private final TreeMap<LocalDate, Line> first = new TreeMap<>();
    private final TreeMap<LocalDate, Line> last = new TreeMap<>();
    private @Nullable Line before;
    private int rising;
    private int falling;

    void balance(Balance balance) {
        said.put(balance.day(), balance.minor());
    }

    void line(Line line) {
        if (line.balance() == null) return;
        if (before != null) {
            long step = held(line) - held(before);
            if (step == moved(line)) rising++;
            if (-step == moved(before)) falling++;
            rising += before.day().isBefore(line.day()) ? 1 : 0;
            falling += line.day().isBefore(before.day()) ? 1 : 0;
        }
        before = line;
        first.putIfAbsent(line.day(), line);
        last.put(line.day(), line);
    }

    /** By day. What a day begins with is what the one before it ended with. */
    Map<LocalDate, Long> all() {
        if (!said.isEmpty() || first.isEmpty()) return said;
        boolean newestLast = rising >= falling;
        var ends = new TreeMap<LocalDate, Long>();
        (newestLast ? last : first).forEach((day, line) -> ends.put(day, held(line)));
        Line oldest = (newestLast ? first : last).firstEntry().getValue();
        ends.put(oldest.day().minusDays(1), held(oldest) - moved(oldest));
        return ends;
    }

    private static long held(Line line) {
        return Objects.requireNonNull(line.balance());
    }

    private static long moved(Line line) {
        return line.way() == Way.IN ? line.amount().minor() : -line.amount().minor();
    }
}
