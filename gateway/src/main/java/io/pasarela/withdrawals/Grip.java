package io.pasarela.withdrawals;

import io.pasarela.merchants.MerchantId;

/**
 * An operator's hold on a withdrawal, as his page showed it.
 *
 * @param fence of the withdrawal when he saw it; once another had it in between, he comes too late
 */
public record Grip(MerchantId merchant, long number, int fence, String operator) {}
