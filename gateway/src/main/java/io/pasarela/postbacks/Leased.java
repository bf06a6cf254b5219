package io.pasarela.postbacks;

import io.pasarela.merchants.MerchantId;
import java.time.Instant;

/**
 * A postback that is ours to send until the lease ends.
 *
 * @param attempt the number of this attempt, and the fence of its result
 * @param tries how many tries of the retry plan were made before
 */
record Leased(
        MerchantId merchant, long id, int attempt, int tries, boolean test, Message message,
        Instant leaseEnd) {

    /** Constant over all attempts, as Standard Webhooks wants it. */
    String webhookId() {
        return "pb_" + id;
    }

    Leased with(Message.Seal seal) {
        return new Leased(merchant, id, attempt, tries, test,
                new Message(message.head(), message.data(), seal), leaseEnd);
    }
}
