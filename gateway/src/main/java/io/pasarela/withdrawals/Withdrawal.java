package io.pasarela.withdrawals;

import io.pasarela.merchants.MerchantId;
import io.pasarela.money.Money;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One order to pay out, as it stands.
 *
 * @param number counts all withdrawals of the installation
 * @param withdrawalId the merchant's name for it, or one made here when he gave none
 */
public record Withdrawal(
        long number, MerchantId merchant, String withdrawalId, Origin origin, Order order,
        Progress progress, Instant createdAt) {

    /** How it came to be. */
    public enum Origin {
        /** Ordered by the merchant's program. */
        API,
        /** The same without money; it finishes by itself. */
        TEST,
        /** Entered by an operator; the merchant is told nothing about it. */
        HAND
    }

    /** What was ordered; fixed for ever. */
    public record Order(
            String paymentSystem, Money amount, String label, Recipient recipient,
            @Nullable String comment) {}

    /** Who gets the money. */
    public record Recipient(
            String accountNumber, @Nullable String accountName, @Nullable String email,
            @Nullable String bankCode, @Nullable String branchCode) {}

    /**
     * How far it is.
     *
     * @param fence counts who had it; an act with an older one comes too late
     * @param reason why it was rejected; never told in a postback
     */
    public record Progress(
            WithdrawalState state, int fence, @Nullable Taken taken, @Nullable Finish finish,
            @Nullable Payment payment, @Nullable String reason) {}

    /** Who works on it, or did last, and since when. */
    public record Taken(String operator, Instant at) {}

    /** Who ended it, and when. */
    public record Finish(String operator, Instant at) {}

    /** The proof that it was paid: from which wallet, and what the bank calls the transfer. */
    public record Payment(long wallet, long bankAccount, String reference) {}

    public WithdrawalState state() {
        return progress.state();
    }

    /** The number by which merchants know how it ended; empty while it is open. */
    public OptionalInt status() {
        return switch (state()) {
            case NEW, IN_PROGRESS -> OptionalInt.empty();
            case PROCESSED -> OptionalInt.of(1);
            case REJECTED -> OptionalInt.of(5);
        };
    }

    public boolean isTest() {
        return origin == Origin.TEST;
    }
}
