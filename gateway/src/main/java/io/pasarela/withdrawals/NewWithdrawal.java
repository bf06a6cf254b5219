package io.pasarela.withdrawals;

import io.pasarela.merchants.MerchantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A withdrawal about to be stored.
 *
 * @param dataSha256 what a repeat of it must order again
 * @param finishesAt when a test finishes by itself; null for others
 */
record NewWithdrawal(
        MerchantId merchant, String withdrawalId, Withdrawal.Origin origin, byte[] dataSha256,
        Withdrawal.Order order, Instant createdAt, @Nullable Instant finishesAt) {}
