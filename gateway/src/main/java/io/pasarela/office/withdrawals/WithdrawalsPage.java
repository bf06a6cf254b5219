package io.pasarela.office.withdrawals;

import io.pasarela.office.Frame;
import io.pasarela.office.Frame.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Withdrawals of one shelf, the newest first.
 *
 * @param addUrl null for those who may only look
 */
record WithdrawalsPage(
        Frame frame, String self, List<Link> shelves, List<Row> rows, @Nullable String older,
        @Nullable String addUrl) {

    /**
     * A withdrawal in the list.
     *
     * @param warning what deserves a look; empty for most
     * @param takeUrl null when it cannot be taken
     */
    record Row(
            String url, String number, String id, String age, String system, String recipient,
            String amount, String state, String worker, String warning,
            @Nullable String takeUrl) {}

    WithdrawalsPage {
        shelves = List.copyOf(shelves);
        rows = List.copyOf(rows);
    }
}
