package io.pasarela.deposits;

import io.pasarela.matching.Claim.Terms;
import io.pasarela.merchants.MerchantId;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.pictures.Picture;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A claim that was read and found in order.
 *
 * @param flags what was seen before any fact was looked at
 * @param expiresAt null for a claim that waits until somebody judges it
 */
record NewClaim(
        MerchantId merchant, PaymentSystem system, Payment payment, Terms terms, Channel channel,
        Set<Flag> flags, @Nullable Picture picture, @Nullable Instant expiresAt) {

    TransferNumber number() {
        return new TransferNumber(merchant, system.key(), payment.key1());
    }

    /** By whom wrong guesses are counted. */
    DepositStore.Guesser whoGuesses() {
        return new DepositStore.Guesser(merchant, channel.key(), switch (channel) {
            case Channel.Api _ -> payment.label();
            case Channel.Window(String network, _, _) -> network;
        });
    }

    /** What it is counted as when it is wrong. */
    DepositStore.Guess guess() {
        return new DepositStore.Guess(
                whoGuesses(), system.key(), payment.key1(), payment.claimed().minor());
    }

    ClaimStore.Payer payer() {
        return new ClaimStore.Payer(merchant, system.key(), payment.label());
    }
}
