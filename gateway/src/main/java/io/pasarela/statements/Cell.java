package io.pasarela.statements;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** What stands in a table: a text, or what a spreadsheet knows to be a number or a moment. */
record Cell(String text, @Nullable BigDecimal number, @Nullable Moment moment) {

    /** A date, and the time where one stands beside it. */
    record Moment(LocalDate day, @Nullable LocalTime time) {}

    static final Cell BLANK = new Cell("", null, null);

    static Cell of(String text) {
        return new Cell(text.strip(), null, null);
    }

    boolean isBlank() {
        return text.isEmpty() && number == null && moment == null;
    }
}
