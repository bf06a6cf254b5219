package io.pasarela.wallets;

import io.pasarela.merchants.MerchantId;
import java.util.Currency;
import java.util.Map;

/**
 * A bank account offered to payers through one payment system.
 *
 * @param accountNumber what a feed calls it: the account the payer sees
 * @param params what the payer is shown, by the names of the payment system's definition
 */
public record Wallet(
        long id, MerchantId merchant, long bankAccount, String paymentSystem, Currency currency,
        String accountNumber, Map<String, String> params) {

    public Wallet {
        params = Map.copyOf(params);
    }
}
