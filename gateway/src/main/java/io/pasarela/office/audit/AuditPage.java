package io.pasarela.office.audit;

import io.pasarela.office.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's chain, the newest entries first.
 *
 * @param older where the entries before these are; null at the end
 */
record AuditPage(
        Frame frame, String verdict, boolean intact, List<Row> rows, @Nullable String older) {

    record Row(String number, String at, String actor, String act, String subject,
            String details) {}

    AuditPage {
        rows = List.copyOf(rows);
    }
}
