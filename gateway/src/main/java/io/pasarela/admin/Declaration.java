package io.pasarela.admin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an installation shall have, as a file says it: merchants with their keys, wallets and
 * sources, and operators. Unknown keys are refused. Amounts are texts in the system's currency.
 */
record Declaration(
        @Nullable List<MerchantPart> merchants, @Nullable List<OperatorPart> operators) {

    record MerchantPart(
            String key, String name, String host, @Nullable Boolean testTwin, String zone,
            @Nullable String postbackUrl, @Nullable List<String> allowedAddresses,
            @Nullable List<String> frameAncestors, @Nullable Map<Integer, String> redirectUrls,
            @Nullable BrandPart brand, @Nullable KeysPart keys, @Nullable Boolean balanceCheck,
            @Nullable String amountPolicy, @Nullable Boolean autoMatchShortNumbers,
            @Nullable Boolean signedLinksOnly, @Nullable Integer claimExpiryDays,
            @Nullable Map<String, LimitsPart> limits, @Nullable List<WalletPart> wallets,
            @Nullable List<SourcePart> feedSources) {}

    /** The logo is the name of a file, counted from this one. */
    record BrandPart(@Nullable String color, @Nullable String logo) {}

    record KeysPart(
            @Nullable String apiSecret, @Nullable String accessKey, @Nullable String privateKey,
            @Nullable String windowKey, @Nullable String webhookSecret) {

        @Override
        public String toString() {
            return "keys";
        }
    }

    record LimitsPart(
            @Nullable RangePart deposit, @Nullable RangePart withdrawal,
            @Nullable CeilingPart announced) {}

    /** How much announced money pays by itself, at once and in a day. */
    record CeilingPart(String claim, String day) {}

    record RangePart(String min, String max) {}

    record WalletPart(
            String paymentSystem, Map<String, String> params, @Nullable String openingBalance,
            @Nullable String dayAmountMax, @Nullable Integer dayCountMax) {}

    /**
     * Who names no wallets, by their numbers, may report about all of the merchant's that the file
     * names. Only texts of its senders count.
     */
    record SourcePart(
            String name, String token, @Nullable Long factMaxMinor, @Nullable Long dayMaxMinor,
            @Nullable List<String> wallets, @Nullable List<String> senders,
            @Nullable String signingKey, @Nullable Integer silentAfterMinutes) {

        @Override
        public String toString() {
            return "source " + name;
        }
    }

    /** Who names no merchant works for all. */
    record OperatorPart(
            String login, String name, String password, String role,
            @Nullable List<String> merchants, @Nullable Boolean enabled) {

        @Override
        public String toString() {
            return "operator " + login;
        }
    }
}
