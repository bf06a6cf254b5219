package io.pasarela.torture.town;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A merchant of the torture. His keys are made of his name and are no secrets, but none of them may
 * be found in a log.
 *
 * @param number from 1, part of his account numbers
 */
public record Tenant(String key, int number, Manners manners) {

    /** Activates by itself when the transfer is there; amounts with two decimals. */
    public static final String ACTIVATING = "sinpemovil";
    static final String ACTIVATING_CURRENCY = "CRC";
    /** Wants a screenshot and, mostly, an operator; amounts without decimals. */
    public static final String MANUAL = "itau_ml";
    public static final String MANUAL_CURRENCY = "PYG";

    /** Plenty, in {@link #ACTIVATING_CURRENCY}. */
    public static final String RICH = "900000000";
    /** So little, in {@link #MANUAL_CURRENCY}, that orders compete for it. */
    public static final String POOR = "1000000";

    String host() {
        return key + ".localhost";
    }

    String apiHost() {
        return "api." + host();
    }

    String windowHost() {
        return "plugin." + host();
    }

    String apiSecret() {
        return "canary-api-secret-of-" + key;
    }

    public String accessKey() {
        return "access_key_of_" + key;
    }

    public String privateKey() {
        return "canary-private-key-of-" + key;
    }

    public String webhookSecret() {
        byte[] bytes = ("canary-webhook-secret-of-" + key + "-".repeat(32))
                .substring(0, 32).getBytes(StandardCharsets.US_ASCII);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    public String feedToken() {
        return "canary-feed-token-of-" + key;
    }

    /** What may stand in no log. */
    List<String> secrets() {
        return List.of(apiSecret(), privateKey(), webhookSecret(), feedToken());
    }

    /** The account that payers of {@link #ACTIVATING} see. */
    String activatingAccount() {
        return Integer.toString(81354100 + number);
    }

    /** The account that payers of {@link #MANUAL} see. */
    String manualAccount() {
        return Integer.toString(220000000 + number);
    }

    public String account(String system) {
        return system.equals(MANUAL) ? manualAccount() : activatingAccount();
    }

    public static String currency(String system) {
        return system.equals(MANUAL) ? MANUAL_CURRENCY : ACTIVATING_CURRENCY;
    }
}
