package io.pasarela.postbacks;

import io.pasarela.merchants.MerchantId;
import io.pasarela.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a merchant is told: one deposit, or the end of one withdrawal. */
public sealed interface Notice {
    record DepositNotice(
            MerchantId merchant, long deposit, String walletType, Money amount, String label,
            Instant activatedAt, @Nullable String payer, long bankTransaction, String reference,
            String customId) implements Notice {}
}
