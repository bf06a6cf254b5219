package io.pasarela.office.claims;

import io.pasarela.office.Frame;
import java.util.List;

/** The queue, the oldest claim first. */
record ClaimsPage(Frame frame, String self, List<Row> rows) {

    /**
     * A claim in the queue.
     *
     * @param why what it waits for
     * @param picture whether there is a proof beside what {@code why} says
     */
    record Row(
            String url, String number, String age, boolean late, String system, String label,
            String key1, String amount, List<String> why, boolean picture) {

        Row {
            why = List.copyOf(why);
        }
    }

    ClaimsPage {
        rows = List.copyOf(rows);
    }
}
