package io.pasarela.ledger;

/** A side of an entry: whose pocket the money is in. Currency and merchant come with the entry. */
public sealed interface Book {

    /** Money in a bank account. */
    record Bank(long bankAccount) implements Book {}

    /** Money that arrived in a bank account and was claimed by nobody yet. */
    record Suspense(long bankAccount) implements Book {}

    /** Owed to the merchant: deposits less payouts. */
    record Merchant() implements Book {}

    /** What was there before the first entry, and adjustments. */
    record Opening() implements Book {}

    /** The kind as the table names it. */
    default String kind() {
        return switch (this) {
            case Bank _ -> "BANK";
            case Suspense _ -> "SUSPENSE";
            case Merchant _ -> "MERCHANT";
            case Opening _ -> "OPENING";
        };
    }

    /** The bank account it belongs to; 0 for a book of the merchant's. */
    default long bankAccountOrNone() {
        return switch (this) {
            case Bank(long account) -> account;
            case Suspense(long account) -> account;
            case Merchant _, Opening _ -> 0;
        };
    }
}
