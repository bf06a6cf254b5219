package io.pasarela.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.money.Money;
import io.pasarela.statements.Statement.Balance;
import io.pasarela.statements.Statement.Line;
import io.pasarela.statements.Statement.Way;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DayEndsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private static Line line(int day, Way way, long minor, Long balance) {
        return new Line(1, DAY.plusDays(day), null, way,
                new Money(minor, Currency.getInstance("CRC")), null, null, null, balance);
    }

    private static Map<LocalDate, Long> ends(List<Line> lines) {
        var ends = new DayEnds();
        lines.forEach(ends::line);
        return ends.all();
    }

    private static final List<Line> OLDEST_FIRST = List.of(
            line(0, Way.IN, 100, 1_100L), line(0, Way.OUT, 300, 800L),
            line(1, Way.IN, 50, 850L), line(1, Way.IN, 50, 900L));

    @Test
    void knowsWhichLineOfADayIsTheLast() {
        Map<LocalDate, Long> ends = Map.of(
                DAY.minusDays(1), 1_000L, DAY, 800L, DAY.plusDays(1), 900L);
        assertThat(ends(OLDEST_FIRST)).isEqualTo(ends);
        assertThat(ends(OLDEST_FIRST.reversed())).as("newest first").isEqualTo(ends);
        assertThat(ends(OLDEST_FIRST.subList(0, 2).reversed())).as("a day, newest first")
                .isEqualTo(Map.of(DAY.minusDays(1), 1_000L, DAY, 800L));
    }

    @Test
    void believesWhatTheFileSaysOfDaysMoreThanItsLines() {
        var ends = new DayEnds();
        ends.balance(new Balance(DAY, 7));
        OLDEST_FIRST.forEach(ends::line);
        assertThat(ends.all()).isEqualTo(Map.of(DAY, 7L));
        assertThat(ends(List.of(line(0, Way.IN, 1, null)))).isEmpty();
    }
}
