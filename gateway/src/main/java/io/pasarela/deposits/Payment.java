package io.pasarela.deposits;

import io.pasarela.money.Money;
import java.time.Instant;

/**
 * What a payer said: the same words in a claim and in the deposit it became.
 *
 * @param system the key of the payment system
 * @param label the merchant's id of the paying user
 * @param key1 the transfer's number in its normal form
 * @param claimed the amount the payer named
 * @param customId the merchant's id of this payment
 */
public record Payment(
        String system, String label, String key1, Money claimed, String customId,
        Instant claimedAt) {

    /** Whether it is the same payment said again; when it was said does not matter. */
    boolean isRepeatOf(Payment other) {
        return system.equals(other.system) && label.equals(other.label)
                && key1.equals(other.key1) && claimed.equals(other.claimed)
                && customId.equals(other.customId);
    }
}
