package io.pasarela.postbacks;

import io.pasarela.merchants.MerchantId;
import io.pasarela.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a merchant is to be told; each becomes one postback. */
public sealed interface Notice {

    MerchantId merchant();

    /** The payment system's code, as a payout where it is one. */
    String walletType();

    Money amount();

    /** The paying or paid user at the merchant. */
    String label();

    /**
     * Money was credited.
     *
     * @param payer the payer's name as the bank gave it
     * @param bankTransaction the id of the fact that paid
     * @param reference the number of the transfer, normalised
     * @param customId the merchant's own id of the payment
     */
    record DepositNotice(
            MerchantId merchant, long deposit, String walletType, Money amount, String label,
            Instant activatedAt, @Nullable String payer, long bankTransaction, String reference,
            String customId) implements Notice {}

    /**
     * A withdrawal is finished. All texts as the merchant sent them, empty where he sent none.
     *
     * @param withdrawal our id of it
     * @param withdrawalId the merchant's id of it
     * @param status 1 for processed, 5 for rejected
     */
    record WithdrawalNotice(
            MerchantId merchant, long withdrawal, String walletType, Money amount, String label,
            String withdrawalId, int status, String accountNumber, String accountName,
            String accountEmail, String comment, @Nullable String bankCode,
            @Nullable String branchCode, Purpose purpose) implements Notice {

        public WithdrawalNotice {
            if (status != 1 && status != 5) {
                throw new IllegalArgumentException("neither processed nor rejected: " + status);
            }
        }
    }

    /** Whether money was meant to move. */
    enum Purpose { REAL, TEST }
}
