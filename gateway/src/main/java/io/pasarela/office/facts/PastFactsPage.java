package io.pasarela.office.facts;

import io.pasarela.office.Frame;
import java.util.List;

/** Money that operators sent back or ignored, the latest first. */
record PastFactsPage(Frame frame, String unclaimedUrl, List<Row> rows) {

    /** A fact, how it ended, and by which payout or for what reason. */
    record Row(FactsPage.Row fact, String state, String reason, String by, String at) {}

    PastFactsPage {
        rows = List.copyOf(rows);
    }
}
