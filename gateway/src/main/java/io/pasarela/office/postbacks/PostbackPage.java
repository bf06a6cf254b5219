package io.pasarela.office.postbacks;

import io.pasarela.office.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One postback: its text and what was tried.
 *
 * @param body as it is sent
 * @param resendUrl null when it is delivered, or for those who may only look
 */
record PostbackPage(
        Frame frame, PostbacksPage.Row row, String body, List<Try> tries,
        @Nullable String resendUrl) {

    /** An attempt, and what the merchant's server said. */
    record Try(
            String number, String at, String took, String url, String outcome, boolean accepted,
            String answer) {}

    PostbackPage {
        tries = List.copyOf(tries);
    }
}
