package io.pasarela.wallets;

import io.pasarela.merchants.MerchantId;
import io.pasarela.money.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A wallet to add.
 *
 * @param opening what its bank account holds already; a count of nothing for an empty one
 */
public record NewWallet(
        MerchantId merchant, String paymentSystem, String accountNumber,
        Map<String, String> params, Money opening, DayLimits dayLimits) {

    /** What may arrive in a day of the bank's zone; null is no limit. */
    public record DayLimits(@Nullable Long amountMinor, @Nullable Integer count) {

        /** As much and as often as payers like. */
        public static final DayLimits NONE = new DayLimits(null, null);
    }
}
