package io.pasarela.deposits;

import io.pasarela.merchants.MerchantId;

/** By what a merchant calls a payment, whatever claims were made about it. */
public record PaymentName(MerchantId merchant, String customId) {}
