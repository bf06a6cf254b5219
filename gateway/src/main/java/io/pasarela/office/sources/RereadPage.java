package io.pasarela.office.sources;

import io.pasarela.office.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reading again would change.
 *
 * @param summary how many texts would become what
 * @param action where to say yes; null where nothing would change, and for those who may only look
 * @param back to the sources
 */
record RereadPage(
        Frame frame, String summary, List<Change> changes, @Nullable String action, String back) {

    /** A text, and the bank transaction it would become. */
    record Change(
            String number, String received, String sender, String body, String was, String becomes,
            String amount, String reference, String payer, String fact) {}

    RereadPage {
        changes = List.copyOf(changes);
    }
}
