package io.pasarela.withdrawals;

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

    /** The bank's reference already proves another payment from that account. */
    record ReferenceUsed(Withdrawal by) implements Handling {}
}
