package io.pasarela.bankfeed;

/** What became of one reported line. */
public sealed interface Receipt {

    /** It is a new fact. */
    record Stored(BankTransaction fact) implements Receipt {}

    /** The same money was reported before; blanks of the known fact were filled. */
    record Duplicate(long bankTransaction) implements Receipt {}

    /** It is no fact; {@code code} is one of the error catalogue. */
    record Refused(String code, String message) implements Receipt {}
}
