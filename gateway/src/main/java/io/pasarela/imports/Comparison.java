package io.pasarela.imports;

import io.pasarela.statements.Statement.Line;
import io.pasarela.withdrawals.Withdrawal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What banks say of an account beside what is known of it here.
 *
 * @param days on which the bank said what the account held, the newest first
 * @param payouts lines of money that left and are no paid withdrawal
 * @param unseen paid withdrawals of days that files cover, and no line tells of them
 * @param matched how many lines of money that left are paid withdrawals
 */
public record Comparison(
        List<Day> days, List<Payout> payouts, List<Withdrawal> unseen, int matched) {

    /**
     * The end of a day, in minor units.
     *
     * @param difference the bank's less the books'
     * @param fresh by how much more it differs than on the day before; this is to be explained
     */
    public record Day(
            LocalDate day, long bank, long books, long difference, long fresh,
            @Nullable Explanation explanation) {

        public boolean isOpen() {
            return fresh != 0 && explanation == null;
        }
    }

    /** An operator's word for a difference. */
    public record Explanation(String note, String by, Instant at) {}

    /** A line and the withdrawals of its amount around its day, which nobody said it to be. */
    public record Payout(Line line, List<Withdrawal> like) {}
}
