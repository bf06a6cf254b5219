package io.pasarela.office.claims;

import io.pasarela.office.Frame;
import io.pasarela.office.SignText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One claim with all that helps to judge it.
 *
 * @param proof null when the payer sent none
 * @param earlier how it came to wait again; null if it never ended before
 * @param decision what became of it; null while it waits
 * @param judging null unless it waits and the operator may act
 */
record ClaimPage(
        Frame frame, Said said, List<String> flags, @Nullable Proof proof,
        @Nullable Earlier earlier, @Nullable Decision decision, @Nullable Judging judging) {

    /** What the payer said. */
    record Said(
            String number, String state, boolean waiting, String age, String system, String label,
            String key1, String customId, String amount, String at) {}

    /** The picture, and what is known of earlier ones. */
    record Proof(String url, List<String> warnings) {

        Proof {
            warnings = List.copyOf(warnings);
        }
    }

    /** When and by whom it was opened again, and why it had ended before. */
    record Earlier(String at, String by, String why) {}

    /** What became of it; {@code reopenUrl} is null unless the operator may let it wait again. */
    record Decision(
            String at, String by, String reason, String received, @Nullable String reopenUrl) {}

    /** The forms of an operator, and what money he may mean. */
    record Judging(
            String confirmUrl, String rejectUrl, String currency, List<Choice> facts,
            List<Choice> wallets) {

        Judging {
            facts = List.copyOf(facts);
            wallets = List.copyOf(wallets);
        }
    }

    /**
     * Money an operator may choose, and why it may or may not be the payer's.
     *
     * @param number the transfer's; blank for a wallet
     * @param free whether it can be chosen at all
     */
    record Choice(
            String value, String name, String number, List<SignText> signs, boolean free) {

        Choice {
            signs = List.copyOf(signs);
        }
    }

    ClaimPage {
        flags = List.copyOf(flags);
    }
}
