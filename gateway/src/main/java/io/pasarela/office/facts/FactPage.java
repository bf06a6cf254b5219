package io.pasarela.office.facts;

import io.pasarela.office.Frame;
import io.pasarela.office.SignText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One bank transaction, and the claims that may be about it while it is nobody's.
 *
 * @param ending what became of it; null unless an operator set it aside
 * @param actions null unless the operator may say what becomes of it
 */
record FactPage(
        Frame frame, FactsPage.Row fact, String state, boolean unclaimed,
        @Nullable Ending ending, List<Likely> candidates, @Nullable Actions actions) {

    /** When, by whom and by which payout or for what reason it was set aside. */
    record Ending(String at, String by, String reason) {}

    /** A claim that may be about it, and why. */
    record Likely(
            String url, String number, String state, String label, String key1, String amount,
            String at, List<SignText> signs) {

        Likely {
            signs = List.copyOf(signs);
        }
    }

    /**
     * Where the forms go.
     *
     * @param accounts those the money may have been sent back from
     * @param mayBeNoMoney whether so far only a text says that it came
     */
    record Actions(
            String returnUrl, String ignoreUrl, List<Account> accounts, boolean mayBeNoMoney) {

        Actions {
            accounts = List.copyOf(accounts);
        }
    }

    record Account(String id, String name) {}

    FactPage {
        candidates = List.copyOf(candidates);
    }
}
