package io.pasarela.withdrawals;

import org.jspecify.annotations.Nullable;

/** What may come of an operator's act on a withdrawal. */
public sealed interface Handling {

    record Done(Withdrawal withdrawal) implements Handling {}

    /** It no longer stands as he saw it, or another has it; nothing changed. */
    record Overtaken(Withdrawal withdrawal) implements Handling {}

    record NotFound() implements Handling {}

    /** A field he must fill in is empty or unreadable. */
    record Incomplete(String field) implements Handling {}

    /** Not a wallet of this merchant in this currency. */
    record UnfitWallet(long wallet) implements Handling {}

    /**
     * The bank's reference already proves another payment from that account.
     *
     * @param by null when it proves that unclaimed money was sent back
     */
    record ReferenceUsed(@Nullable Withdrawal by) implements Handling {}
}
