package io.pasarela.paymentsystems;

/** Which amounts a payer may claim. */
public enum AmountKind {
    /** Whole units only, even where the currency has smaller ones. */
    WHOLE,
    /** As many decimals as the currency has. */
    DECIMAL
}
