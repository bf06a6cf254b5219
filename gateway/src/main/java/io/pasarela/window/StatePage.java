package io.pasarela.window;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What has come of a payment.
 *
 * @param details what the payer said; empty for somebody who only has the link
 * @param waiting what happens next; null when nothing does, or for somebody who only has the link
 * @param again to try once more or to correct; null when that is not his to do
 * @param back null when the merchant named no address to go back to
 */
record StatePage(
        Frame frame,
        State state,
        String text,
        List<PayPage.Detail> details,
        @Nullable Waiting waiting,
        @Nullable Proof proof,
        @Nullable Again again,
        @Nullable Back back,
        Watch watch) {

    /** Which part of the way is behind the payer. */
    String step() {
        return state == State.PENDING ? "confirm" : "done";
    }

    /** How a payment stands, as far as a payer is told. */
    enum State {
        SUCCESS, PENDING, FAIL;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What happens next, and how long that took others; {@code pace} is null while too few. */
    record Waiting(String next, @Nullable String pace) {}

    /** The form for a screenshot that may help. */
    record Proof(String action, Why why, List<String> errors) {}

    /** What a screenshot is asked for. */
    record Why(String title, String text, String button) {}

    record Again(String label, String url) {}

    /** The way back; {@code seconds} until it is taken without a click, null for never. */
    record Back(String url, @Nullable String seconds) {}

    /**
     * For the script.
     *
     * @param query with which it asks for this page and whether the state has changed
     * @param store under which name the browser keeps the claim key
     * @param claimKey null for somebody who only has the link
     * @param origins of pages that may hear how it stands when they embed this one
     */
    record Watch(
            String query, String store, @Nullable String claimKey, List<String> origins) {}
}
