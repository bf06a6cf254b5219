package io.pasarela.bankfeed;

import org.jspecify.annotations.Nullable;

/** One line of a feed, as it came; nothing of it is trusted yet. */
public record Report(
        @Nullable String walletType, @Nullable String wallet, @Nullable String reference,
        @Nullable String amount, @Nullable String currencyCode, @Nullable String payer,
        @Nullable String occurredAt) {}
