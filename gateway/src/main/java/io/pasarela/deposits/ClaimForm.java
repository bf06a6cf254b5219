package io.pasarela.deposits;

import org.jspecify.annotations.Nullable;

/** A claim as it was written by a merchant's program or a payer; nothing of it is trusted yet. */
public record ClaimForm(
        @Nullable String walletType, @Nullable String currencyCode, @Nullable String label,
        @Nullable String key1, @Nullable String amount, @Nullable String customId) {}
