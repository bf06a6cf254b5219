package io.pasarela.deposits;

import io.pasarela.merchants.Merchant;
import io.pasarela.paymentsystems.Activation;
import org.jspecify.annotations.Nullable;

/**
 * A payer's claim as a face brings it.
 *
 * @param endpoint the shape of the endpoint it came by; null where every system is welcome
 * @param screenshot the proof as it was uploaded
 */
public record ClaimRequest(
        Merchant merchant, ClaimForm form, @Nullable Activation endpoint, Channel channel,
        byte @Nullable [] screenshot) {}
