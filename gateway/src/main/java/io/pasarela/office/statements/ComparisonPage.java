package io.pasarela.office.statements;

import io.pasarela.office.Frame;
import io.pasarela.office.statements.StatementsPage.Mark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the bank says of an account beside what is known of it here. */
record ComparisonPage(
        Frame frame, String summary, boolean open, List<Day> days, String matched,
        List<Payout> payouts, List<Unseen> unseen) {

    /**
     * @param note why it differs, and who says so
     * @param form null when there is nothing to explain, or for those who may only look
     */
    record Day(
            String day, String bank, String books, String difference, String fresh, Mark state,
            String note, @Nullable Form form) {}

    record Form(String url, String day, String fresh) {}

    record Payout(
            String day, String amount, String reference, String detail, List<Link> like) {}

    record Unseen(Link withdrawal, String paid, String amount, String reference) {}

    record Link(String text, String url) {}
}
