package io.pasarela.demo;

import java.util.List;

/** The merchant of the demo and the settings of its installation. */
record DemoMerchant(Environment environment) {

    /** What this machine's own programs and browsers need; a real installation needs none of it. */
    static final List<String> SETTINGS = List.of(
            "--pasarela.edge.host=localhost",
            "--pasarela.edge.default-merchant=demo",
            "--pasarela.public-scheme=http",
            "--pasarela.people.second-factor-from-role=none",
            "--pasarela.postbacks.allowed-networks=127.0.0.0/8,::1/128");

    /** As {@code pasarela.apply} reads it; applying it again changes nothing. */
    String yaml() {
        return """
                merchants:
                  - key: demo
                    name: Demo
                    host: %s
                    zone: Asia/Manila
                    postback-url: %s
                %s    keys:
                      api-secret: %s
                      access-key: %s
                      private-key: %s
                      window-key: %s
                      webhook-secret: %s
                    balance-check: true
                    amount-policy: refuse
                    auto-match-short-numbers: true
                    limits:
                      itau_ml:
                        deposit: { min: "1000", max: "10000000" }
                        withdrawal: { min: "1000", max: "5000000" }
                        announced: { claim: "1000000", day: "10000000" }
                      sinpemovil:
                        deposit: { min: "100", max: "500000" }
                        withdrawal: { min: "100", max: "200000" }
                        announced: { claim: "100000", day: "1000000" }
                    wallets:
                      - payment-system: itau_ml
                        params: { Account number: %s, Account name: "Account Test Name" }
                        opening-balance: "1000000"
                      - payment-system: sinpemovil
                        params: { identifier: %s }
                        opening-balance: "500000"
                    feed-sources:
                      - name: bank
                        token: %s
                        senders: ["2276", "bank.localhost"]
                        signing-key: %s
                operators:
                  - login: %s
                    name: Demo operator
                    password: %s
                    role: administrator
                """.formatted(
                quoted("MERCHANT_HOST"), postbackUrl(), redirectUrls(), quoted("API_SECRET"),
                quoted("ACCESS_KEY"), quoted("PRIVATE_KEY"), quoted("WINDOW_KEY"),
                quoted("WEBHOOK_SECRET"), quoted("WALLET_ITAU_ML"), quoted("WALLET_SINPEMOVIL"),
                quoted("FEED_TOKEN"), quoted("FEED_TOKEN"), quoted("OFFICE_LOGIN"),
                quoted("OFFICE_PASSWORD"));
    }

    private String postbackUrl() {
        return environment.get("POSTBACK_URL").isEmpty() ? "null" : quoted("POSTBACK_URL");
    }

    /** Payers come back to the shop, which looks up the outcome for itself. */
    private String redirectUrls() {
        String shop = environment.get("SHOP_URL");
        if (shop.isEmpty()) return "";
        return """
                    redirect-urls:
                      %s: %s
                      %s: %s
                      %s: %s
                """.formatted(
                environment.get("REDIRECT_SUCCESS_ID"), text(shop + "return/success"),
                environment.get("REDIRECT_PENDING_ID"), text(shop + "return/pending"),
                environment.get("REDIRECT_FAIL_ID"), text(shop + "return/fail"));
    }

    private String quoted(String name) {
        return text(environment.get(name));
    }

    private static String text(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
