package io.pasarela.imports;

import io.pasarela.statements.Statement;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Predicate;

/** Hands what a file says on in batches, from where an earlier run came to. */
final class Feeder implements Statement {

    static final int BATCH = 1_000;
    /** More lines than a year of a busy account; a file of these fits into memory as keys. */
    static final int ITEMS_MAX = 200_000;

    /** As the contract limits amounts: thirteen digits before the point. */
    private static final long MINOR_MAX = 1_000_000_000_000_000L;
    private static final int NAME_MAX = 190;
    private static final int DETAIL_MAX = 500;

    /** Thrown through the reader when no more of the file is wanted. */
    static final class Enough extends RuntimeException {

        Enough() {
            super("enough", null, false, false);
        }
    }

    private final LineKey keys;
    private final int skip;
    private final Predicate<Batch> next;
    private final DayEnds ends = new DayEnds();
    private Batch batch;
    private int items;

    /**
     * @param skip that many items
     * @param next takes a batch, and says whether it wants another one
     */
    Feeder(LineKey keys, int skip, Predicate<Batch> next) {
        this.keys = keys;
        this.skip = skip;
        this.next = next;
        this.batch = new Batch(skip);
    }

    @Override
    public void line(Line line) {
        if (line.amount().isZero()) return;
        if (!isLikely(line.day())) {
            fault(new Fault(line.number(), Why.DATE, line.day().toString()));
            return;
        }
        if (line.amount().minor() > MINOR_MAX) {
            fault(new Fault(line.number(), Why.AMOUNT, line.amount().toString()));
            return;
        }
        ends.line(line);
        // Twins are counted from the beginning of the file, wherever storing goes on.
        LineKey.Keyed keyed = keys.of(clean(line));
        if (items++ < skip) return;
        batch.lines().add(keyed);
        flush(BATCH);
    }

    private static Line clean(Line line) {
        return new Line(line.number(), line.day(), line.time(), line.way(), line.amount(),
                Text.lineOrNull(line.reference(), NAME_MAX),
                Text.lineOrNull(line.payer(), NAME_MAX),
                Text.lineOrNull(line.detail(), DETAIL_MAX), line.balance());
    }

    @Override
    public void balance(Balance balance) {
        if (isLikely(balance.day())) ends.balance(balance);
    }

    /** Beyond these years a date is a slip of the file, and some the database cannot keep. */
    private static boolean isLikely(LocalDate day) {
        return day.getYear() >= 1970 && day.getYear() < 2200;
    }

    /** What the account held at the end of days, as far as the file says. */
    Map<LocalDate, Long> ends() {
        return ends.all();
    }

    @Override
    public void fault(Fault fault) {
        if (items++ < skip) return;
        batch.refusals().add(Refusal.of(fault));
        flush(BATCH);
    }

    int items() {
        return items;
    }

    /** After the last item. */
    void end() {
        flush(1);
    }

    private void flush(int atLeast) {
        if (batch.size() < atLeast) return;
        Batch full = batch;
        batch = new Batch(full.end());
        if (!next.test(full)) throw new Enough();
    }
}
