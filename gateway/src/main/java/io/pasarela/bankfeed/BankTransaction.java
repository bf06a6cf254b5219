package io.pasarela.bankfeed;

import io.pasarela.merchants.MerchantId;
import io.pasarela.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact: money that arrived at a bank account (the contract's "stockpiling").
 *
 * @param reference the transfer's number in its normal form; null when the bank gave none
 */
public record BankTransaction(
        long id, MerchantId merchant, long bankAccount, @Nullable String reference, Money amount,
        Origin origin, Standing standing) {

    /**
     * Where the fact comes from.
     *
     * @param payer the payer's name as the bank gave it
     * @param occurredAt when the bank says that it happened
     * @param receivedAt when this gateway heard of it
     * @param madeBy the operator who typed it in; null when a source reported it
     */
    public record Origin(
            String paymentSystem, @Nullable String payer, @Nullable Instant occurredAt,
            Instant receivedAt, @Nullable String madeBy) {}

    /** What has become of the fact. */
    public enum Status {
        UNCLAIMED, CLAIMED, RETURNED, IGNORED;

        /**
         * A fact leaves UNCLAIMED once and stays where it went, but for money that was said never
         * to have come: a statement that shows it brings it back.
         */
        public boolean canBecome(Status next) {
            return switch (this) {
                case UNCLAIMED -> next != UNCLAIMED;
                case IGNORED -> next == UNCLAIMED;
                case CLAIMED, RETURNED -> false;
            };
        }
    }

    /** How sure the money is. */
    public enum Evidence {
        /** A text announced it. */
        ANNOUNCED,
        /** A statement or the bank itself reported it. */
        CONFIRMED,
        /** An operator trusted a picture; the bank has not said so yet. */
        PROVISIONAL
    }

    /**
     * Whether the fact may pay somebody.
     *
     * @param held it may be the same money as a provisional fact; an operator must say
     * @param joinedTo the fact that turned out to be the same money
     */
    public record Standing(
            Status status, Evidence evidence, boolean held, @Nullable Long joinedTo) {}

    /** The same fact as it stands after a change. */
    BankTransaction standing(Standing now) {
        return new BankTransaction(id, merchant, bankAccount, reference, amount, origin, now);
    }

    /** Whether it can still pay a claim by itself. */
    public boolean isFree() {
        return standing.status() == Status.UNCLAIMED && !standing.held();
    }

    /** Whether so far only a text says that the money came. */
    public boolean isAnnounced() {
        return standing.evidence() == Evidence.ANNOUNCED;
    }

    /** When it happened, as well as anybody knows. */
    public Instant at() {
        return origin.occurredAt() != null ? origin.occurredAt() : origin.receivedAt();
    }
}
