package io.pasarela.sdk;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * One message of the gateway: money came in, or a withdrawal is finished. The same one may arrive
 * several times; {@link #reference()} tells whether it was booked before.
 */
public sealed interface Postback permits Postback.Deposit, Postback.Withdrawal {

    /** What both kinds say. */
    Envelope envelope();

    /** How much came in or was ordered to be paid out. */
    BigDecimal amount();

    /**
     * What to book this by, once: a deposit's bank transaction, a withdrawal's id. It is covered
     * by both signatures.
     */
    String reference();

    /** The payment system, for a withdrawal its payout code. */
    default String walletType() {
        return envelope().walletType();
    }

    /** The currency of the amount. */
    default String currencyCode() {
        return envelope().currencyCode();
    }

    /** The user's id at the merchant; proven only if {@link Envelope#labelProven()}. */
    default String label() {
        return envelope().label();
    }

    /**
     * What both kinds of postback say.
     *
     * @param walletType the payment system, for a withdrawal its payout code
     * @param currencyCode the currency of the amount
     * @param label the user's id at the merchant
     * @param labelProven whether a signature covers the label: the one in the headers does, the
     *     one in the body does not
     * @param createdDatetime when the postback was made, in the merchant's time zone; not covered
     *     by the signature in the body either
     */
    record Envelope(
            String walletType, String currencyCode, String label, boolean labelProven,
            LocalDateTime createdDatetime) {}

    /**
     * A payer's money is credited.
     *
     * @param envelope what both kinds say
     * @param amount what was received
     * @param customTransactionId the merchant's own id of the payment; empty if there was none
     * @param transactionId the bank's reference
     * @param stockpilingId the id of the bank transaction, unique for ever
     * @param payer the payer's name as the bank gave it; null if it gave none
     * @param activatedDatetime when it was credited, in the merchant's time zone
     */
    record Deposit(
            Envelope envelope, BigDecimal amount, String customTransactionId,
            String transactionId, long stockpilingId, String payer,
            LocalDateTime activatedDatetime) implements Postback {

        @Override
        public String reference() {
            return "deposit " + stockpilingId;
        }
    }

    /**
     * A withdrawal is finished.
     *
     * @param envelope what both kinds say
     * @param amount what was ordered
     * @param withdrawalId the id of the order
     * @param paid true if it was paid (status 1), false if rejected (status 5)
     * @param recipient who was to get it
     * @param comment the order's comment
     */
    record Withdrawal(
            Envelope envelope, BigDecimal amount, String withdrawalId, boolean paid,
            Recipient recipient, String comment) implements Postback {

        @Override
        public String reference() {
            return "withdrawal " + withdrawalId;
        }
    }
}
