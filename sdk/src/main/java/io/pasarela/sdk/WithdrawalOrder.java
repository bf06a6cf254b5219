package io.pasarela.sdk;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An order to pay out. It has more parts than a constructor should, because the wire has them;
 * build it with {@link #of}.
 *
 * @param withdrawalId the merchant's unique id of it; null lets the gateway choose one, which
 *     gives up the certainty that a repeat is recognised after a day
 * @param paymentSystem the payout code, such as {@code sinpemovil_ml}
 * @param currencyCode the currency, such as {@code CRC}
 * @param amount how much to pay out
 * @param label the receiving user's id at the merchant
 * @param recipient who gets it
 * @param comment a remark that comes back in the postback, or empty
 * @param test whether it only rehearses: no money moves, it finishes by itself after 5 seconds
 */
public record WithdrawalOrder(
        String withdrawalId, String paymentSystem, String currencyCode, BigDecimal amount,
        String label, Recipient recipient, String comment, boolean test) {

    /** Everything but the id must be there. */
    public WithdrawalOrder {
        Check.given("paymentSystem", paymentSystem);
        Check.given("currencyCode", currencyCode);
        Check.amount(amount);
        Check.given("label", label);
        Check.given("recipient", recipient);
        Check.given("comment", comment);
    }

    /**
     * Begins an order for real money.
     *
     * @param paymentSystem the payout code
     * @param currencyCode the currency
     */
    public static Builder of(String paymentSystem, String currencyCode) {
        return new Builder(paymentSystem, currencyCode);
    }

    /** The fields to be signed and sent. Empty optional ones stay away from both. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (withdrawalId != null) fields.put("withdrawal_id", withdrawalId);
        fields.put("payment_system", paymentSystem);
        fields.put("amount", amount);
        fields.put("currency_code", currencyCode);
        fields.put("label", label);
        fields.put("account_number", recipient.accountNumber());
        fields.put("account_name", recipient.accountName());
        fields.put("is_test", test);
        if (!recipient.accountEmail().isEmpty()) {
            fields.put("account_email", recipient.accountEmail());
        }
        if (!comment.isEmpty()) fields.put("comment", comment);
        BankDetails bank = recipient.bankDetails();
        if (!bank.equals(BankDetails.NONE)) {
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("bank_code", bank.bankCode());
            details.put("branch_code", bank.branchCode());
            fields.put("bank_details", details);
        }
        return fields;
    }

    /** Collects the parts of an order. */
    public static final class Builder {

        private final String paymentSystem;
        private final String currencyCode;
        private String withdrawalId;
        private BigDecimal amount;
        private String label;
        private Recipient recipient;
        private String comment = "";
        private boolean test;

        private Builder(String paymentSystem, String currencyCode) {
            this.paymentSystem = paymentSystem;
            this.currencyCode = currencyCode;
        }

        /** The merchant's own, unique id of this withdrawal. */
        public Builder withdrawalId(String withdrawalId) {
            this.withdrawalId = withdrawalId;
            return this;
        }

        /** How much to pay out. */
        public Builder amount(BigDecimal amount) {
            this.amount = amount;
            return this;
        }

        /** The receiving user's id at the merchant. */
        public Builder label(String label) {
            this.label = label;
            return this;
        }

        /** Who gets it. */
        public Builder recipient(Recipient recipient) {
            this.recipient = recipient;
            return this;
        }

        /** A remark that comes back in the postback. */
        public Builder comment(String comment) {
            this.comment = comment;
            return this;
        }

        /** Makes it a rehearsal: no money moves, and it finishes by itself after 5 seconds. */
        public Builder test() {
            this.test = true;
            return this;
        }

        /** The order, if nothing is missing. */
        public WithdrawalOrder build() {
            return new WithdrawalOrder(withdrawalId, paymentSystem, currencyCode, amount, label,
                    recipient, comment, test);
        }
    }
}
