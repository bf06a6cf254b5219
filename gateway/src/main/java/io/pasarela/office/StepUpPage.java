package io.pasarela.office;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks somebody to show again that it is he, and keeps what he was about to send.
 *
 * @param fault why what he showed was not taken
 * @param fields the form that waits
 */
record StepUpPage(
        Frame frame, @Nullable String fault, String action, List<Field> fields, boolean app,
        boolean passkey) {

    record Field(String name, String value) {}

    StepUpPage {
        fields = List.copyOf(fields);
    }
}
