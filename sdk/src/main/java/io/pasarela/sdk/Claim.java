package io.pasarela.sdk;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A payer's word that money was sent. The gateway judges it; nothing is judged here.
 *
 * @param walletType the payment system, such as {@code sinpemovil}
 * @param currencyCode the currency, such as {@code CRC}
 * @param label the paying user's id at the merchant
 * @param key1 the transaction number as the payer typed it
 * @param amount the amount the payer says was sent
 * @param customTransactionId the merchant's own id of this payment; null when it was saved before
 *     with {@link Pasarela#saveTransactionCustomId}
 */
public record Claim(
        String walletType, String currencyCode, String label, String key1, BigDecimal amount,
        String customTransactionId) {

    /** Everything but the merchant's own id must be there. */
    public Claim {
        Check.given("walletType", walletType);
        Check.given("currencyCode", currencyCode);
        Check.given("label", label);
        Check.given("key1", key1);
        Check.amount(amount);
    }

    /**
     * Begins a claim; the builder keeps five texts from being mixed up.
     *
     * @param walletType the payment system
     * @param currencyCode the currency
     */
    public static Builder of(String walletType, String currencyCode) {
        return new Builder(walletType, currencyCode);
    }

    /** The fields as both endpoints name them, in the documented order. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("currency_code", currencyCode);
        fields.put("wallet_type", walletType);
        fields.put("label", label);
        fields.put("key1", key1);
        fields.put("amount", amount);
        if (customTransactionId != null) fields.put("custom_transaction_id", customTransactionId);
        return fields;
    }

    /** Collects the parts of a claim. */
    public static final class Builder {

        private final String walletType;
        private final String currencyCode;
        private String label;
        private String key1;
        private BigDecimal amount;
        private String customTransactionId;

        private Builder(String walletType, String currencyCode) {
            this.walletType = walletType;
            this.currencyCode = currencyCode;
        }

        /** The paying user's id at the merchant. */
        public Builder label(String label) {
            this.label = label;
            return this;
        }

        /** The transaction number as the payer typed it. */
        public Builder key1(String key1) {
            this.key1 = key1;
            return this;
        }

        /** The amount the payer says was sent. */
        public Builder amount(BigDecimal amount) {
            this.amount = amount;
            return this;
        }

        /** The merchant's own, unique id of this payment. */
        public Builder customTransactionId(String customTransactionId) {
            this.customTransactionId = customTransactionId;
            return this;
        }

        /** The claim, if nothing is missing. */
        public Claim build() {
            return new Claim(walletType, currencyCode, label, key1, amount, customTransactionId);
        }
    }
}
