package io.pasarela.statements;

import io.pasarela.money.BankAmounts;
import io.pasarela.money.Money;
import io.pasarela.statements.Cell.Moment;
import io.pasarela.statements.Statement.Fault;
import io.pasarela.statements.Statement.Line;
import io.pasarela.statements.Statement.Way;
import io.pasarela.statements.Statement.Why;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a table, whatever file they come from. Above the head anything may stand. */
final class TableReader implements Rows {

    /** Deeper than this no bank puts the head of its table. */
    static final int HEAD_WITHIN = 50;

    /** As many as a spreadsheet shows; what is behind them is rounding. */
    private static final MathContext SHOWN = new MathContext(15);

    /** A sign and a mark of the currency may stand on either side. */
    private static final Pattern AMOUNT = Pattern.compile(
            "(?<minus>[-\u2212(]?)\\s*(?<before>[^0-9\\s()-]{0,12})\\s*"
                    + "(?<digits>[0-9][0-9.,]*)"
                    + "\\s*(?<behind>[^0-9\\s()-]{0,12})(?<after>[-\u2212)]?)");

    /** What a spreadsheet makes of a long number where it shows or exports it. */
    private static final Pattern ROUNDED = Pattern.compile("[0-9]([.,][0-9]+)?[eE][+]?[0-9]+");

    private final Terms terms;
    private final Statement statement;
    private @Nullable Map<Column, Integer> places;
    private int rows;

    /** Something in a row that is not what its column says. */
    private static final class Unreadable extends Exception {

        final transient Why why;
        final transient String value;

        Unreadable(Why why, String value) {
            this.why = why;
            this.value = value;
        }
    }

    private record Amount(Money money, boolean minus) {}

    TableReader(Terms terms, Statement statement) {
        this.terms = terms;
        this.statement = statement;
    }

    @Override
    public boolean row(int number, List<Cell> cells) {
        rows++;
        if (places == null) {
            places = head(cells.stream().map(Cell::text).toList()).orElse(null);
            return rows < HEAD_WITHIN || places != null;
        }
        try {
            Optional<Line> line = line(number, cells);
            line.ifPresent(statement::line);
        } catch (Unreadable unreadable) {
            statement.fault(new Fault(number, unreadable.why, unreadable.value));
        }
        return true;
    }

    /** After the last row. */
    void end() {
        if (places == null) statement.fault(new Fault(1, Why.HEADER, ""));
    }

    private Optional<Map<Column, Integer>> head(List<String> texts) {
        ColumnMap columns = terms.columns();
        if (columns != null) return columns.places(texts);
        return ColumnMap.guess(texts).flatMap(guess -> guess.places(texts));
    }

    /** Empty for a row that is not about a movement, such as a total. */
    private Optional<Line> line(int number, List<Cell> cells) throws Unreadable {
        Cell date = cell(cells, Column.DATE);
        Cell amount = cell(cells, Column.AMOUNT);
        Cell credit = cell(cells, Column.CREDIT);
        Cell debit = cell(cells, Column.DEBIT);
        boolean noMoney = amount.isBlank() && credit.isBlank() && debit.isBlank();
        if (date.isBlank() || noMoney) return Optional.empty();
        String currency = cell(cells, Column.CURRENCY).text();
        if (!isMark(currency)) throw new Unreadable(Why.CURRENCY, currency);
        Moment at = Dates.read(date)
                .orElseThrow(() -> new Unreadable(Why.DATE, date.text()));
        Optional<Amount> in = read(credit);
        Optional<Amount> out = read(debit);
        Optional<Amount> either = read(amount);
        if (in.isPresent() && out.isPresent()) {
            throw new Unreadable(Why.BOTH_WAYS, credit.text() + " / " + debit.text());
        }
        Amount moved = either.or(() -> in).or(() -> out).orElse(null);
        if (moved == null) return Optional.empty();
        boolean leaves = out.isPresent() != moved.minus();
        LocalTime time = at.time() != null ? at.time() : Dates.time(cell(cells, Column.TIME));
        return Optional.of(new Line(number, at.day(), time, leaves ? Way.OUT : Way.IN,
                moved.money(),
                reference(cell(cells, Column.REFERENCE)), text(cells, Column.PAYER),
                text(cells, Column.DETAIL), balance(cell(cells, Column.BALANCE))));
    }

    private Cell cell(List<Cell> cells, Column column) {
        Integer place = places == null ? null : places.get(column);
        return place == null || place >= cells.size() ? Cell.BLANK : cells.get(place);
    }

    private @Nullable String text(List<Cell> cells, Column column) {
        Cell cell = cell(cells, column);
        String text = cell.number() != null ? cell.number().toPlainString() : cell.text();
        return text.isEmpty() ? null : text;
    }

    /** A spreadsheet that made a number of it has lost zeros in front, and digits of a long one. */
    private @Nullable String reference(Cell cell) throws Unreadable {
        BigDecimal number = cell.number();
        boolean lost = number == null ? ROUNDED.matcher(cell.text()).matches()
                : number.precision() - number.scale() > SHOWN.getPrecision();
        if (lost) throw new Unreadable(Why.REFERENCE, cell.text());
        String text = number != null ? number.toPlainString() : cell.text();
        return text.isEmpty() ? null : text;
    }

    /** Empty when it is blank or nothing. */
    private Optional<Amount> read(Cell cell) throws Unreadable {
        if (cell.isBlank()) return Optional.empty();
        BigDecimal signed = signed(cell);
        if (signed.signum() == 0) return Optional.empty();
        long minor = minor(signed, cell, Why.AMOUNT);
        return Optional.of(new Amount(
                new Money(Math.abs(minor), terms.currency()), minor < 0));
    }

    private @Nullable Long balance(Cell cell) throws Unreadable {
        return cell.isBlank() ? null : (Long) minor(signed(cell), cell, Why.BALANCE);
    }

    private long minor(BigDecimal signed, Cell cell, Why why) throws Unreadable {
        try {
            return signed.movePointRight(terms.currency().getDefaultFractionDigits())
                    .longValueExact();
        } catch (ArithmeticException _) {
            throw new Unreadable(why, cell.text());
        }
    }

    private BigDecimal signed(Cell cell) throws Unreadable {
        if (cell.number() != null) return cell.number().round(SHOWN);
        Matcher amount = AMOUNT.matcher(cell.text());
        if (!amount.matches() || !isMark(amount.group("before"))
                || !isMark(amount.group("behind"))) {
            throw new Unreadable(Why.AMOUNT, cell.text());
        }
        String digits = amount.group("digits");
        if (digits.matches("0+([.,]0+)?")) return BigDecimal.ZERO;
        BigDecimal value = BankAmounts.read(digits, terms.currency())
                .orElseThrow(() -> new Unreadable(Why.AMOUNT, cell.text())).decimal();
        boolean minus = !amount.group("minus").isEmpty() || !amount.group("after").isEmpty();
        return minus ? value.negate() : value;
    }

    private boolean isMark(String text) {
        return text.isEmpty() || terms.isOurs(text);
    }
}
