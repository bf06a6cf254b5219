package io.pasarela.office.postbacks;

import io.pasarela.office.Frame;
import io.pasarela.office.Frame.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Postbacks, the newest first.
 *
 * @param backlog what is not delivered, in words
 * @param resendUrl where a selection goes to be sent again; null for those who may only look
 * @param resendFailedUrl where to send all failed ones again; null when there are none
 */
record PostbacksPage(
        Frame frame, List<Link> shelves, String backlog, List<Row> rows, @Nullable String older,
        @Nullable String resendUrl, @Nullable String resendFailedUrl) {

    record Row(
            String id, String url, String tellsOf, String status, boolean delivered,
            boolean failed, String created, String attempts, String next) {}

    PostbacksPage {
        shelves = List.copyOf(shelves);
        rows = List.copyOf(rows);
    }
}
