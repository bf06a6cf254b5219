package io.pasarela.office.claims;

import io.pasarela.office.Frame;
import java.util.List;

/** The queue, the oldest claim first. */
record ClaimsPage(Frame frame, String self, List<Row> rows) {

    /** A claim in the queue; {@code why} says what it waits for. */
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
