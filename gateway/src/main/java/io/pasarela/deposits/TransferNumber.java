package io.pasarela.deposits;

import io.pasarela.merchants.MerchantId;

/** A number by which claims and facts of one merchant and payment system meet. */
record TransferNumber(MerchantId merchant, String system, String key1) {}
