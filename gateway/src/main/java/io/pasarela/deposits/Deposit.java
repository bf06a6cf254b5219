package io.pasarela.deposits;

import io.pasarela.merchants.MerchantId;
import io.pasarela.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact claimed by a payer; made once, never changed.
 *
 * @param amount what was received, and so credited
 * @param bankTransaction the fact (the contract's {@code stockpiling_id})
 * @param claim the claim it settled; null when the money was there before the claim
 */
public record Deposit(
        long id, MerchantId merchant, Payment payment, Money amount, long bankTransaction,
        @Nullable Long claim, Instant activatedAt) {}
