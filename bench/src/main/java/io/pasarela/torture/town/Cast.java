package io.pasarela.torture.town;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who takes part: one merchant for each kind of manners, and operators who work for all. */
public record Cast(List<Tenant> tenants, List<String> operators) {

    private static final int OPERATORS = 4;

    public static Cast all() {
        List<Tenant> tenants = Arrays.stream(Manners.values())
                .map(manners -> new Tenant(
                        manners.name().toLowerCase(), manners.ordinal() + 1, manners))
                .toList();
        List<String> operators = Stream.iterate(1, i -> i + 1).limit(OPERATORS)
                .map(i -> "operator-" + i).toList();
        return new Cast(tenants, operators);
    }

    public static String password(String operator) {
        return "canary-password-of-" + operator;
    }

    /** What may stand in no log. */
    public List<String> secrets() {
        return Stream.concat(tenants.stream().flatMap(tenant -> tenant.secrets().stream()),
                operators.stream().map(Cast::password)).toList();
    }

    /**
     * The declaration that makes them.
     *
     * @param postbackUrl where each takes postbacks
     */
    public String declaration(Function<Tenant, String> postbackUrl) {
        return "merchants:\n"
                + tenants.stream().map(tenant -> merchant(tenant, postbackUrl.apply(tenant)))
                        .collect(Collectors.joining())
                + "operators:\n"
                + operators.stream().map(Cast::operator).collect(Collectors.joining());
    }

    private static String merchant(Tenant tenant, String postbackUrl) {
        return """
                  - key: %s
                    name: %s
                    host: %s
                    zone: Asia/Manila
                    postback-url: %s
                    auto-match-short-numbers: true
                    keys:
                      api-secret: %s
                      access-key: %s
                      private-key: %s
                      webhook-secret: %s
                    limits:
                      %s:
                        deposit: { min: "100", max: "500000" }
                        withdrawal: { min: "100", max: "200000" }
                      %s:
                        deposit: { min: "1000", max: "10000000" }
                        withdrawal: { min: "1000", max: "5000000" }
                    wallets:
                      - payment-system: %s
                        params: { identifier: "%s" }
                        opening-balance: "%s"
                      - payment-system: %s
                        params: { "Account number": "%s", "Account name": "Account of %s" }
                        opening-balance: "%s"
                    feed-sources:
                      - name: bank
                        token: %s
                """.formatted(tenant.key(), tenant.key(), tenant.host(),
                postbackUrl, tenant.apiSecret(), tenant.accessKey(),
                tenant.privateKey(), tenant.webhookSecret(),
                Tenant.ACTIVATING, Tenant.MANUAL,
                Tenant.ACTIVATING, tenant.activatingAccount(), Tenant.RICH,
                Tenant.MANUAL, tenant.manualAccount(), tenant.key(), Tenant.POOR,
                tenant.feedToken());
    }

    private static String operator(String login) {
        return """
                  - login: %s
                    name: %s
                    password: %s
                    role: supervisor
                """.formatted(login, login, password(login));
    }
}
