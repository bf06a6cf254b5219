package io.pasarela.demo;

import io.pasarela.demo.bank.BankSettings;
import io.pasarela.demo.shop.ShopSettings;
import io.pasarela.demo.systems.PaySystem;
import io.pasarela.demo.systems.PaySystems;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What shop and bank need.
 *
 * @param port where both are served; 0 takes any that is free
 * @param data the folder where both keep what happened
 * @param shop what the shop knows of the gateway
 * @param bank where the bank reports
 * @param wallets the demo merchant's accounts, by payment system
 */
public record DemoSettings(
        int port, Path data, ShopSettings shop, BankSettings bank, Map<String, String> wallets) {

    /** Never changes. */
    public DemoSettings {
        wallets = Map.copyOf(wallets);
    }

    /**
     * As {@code demo.env} says it.
     *
     * @param values its lines
     */
    public static DemoSettings of(int port, Path data, Map<String, String> values) {
        ShopSettings.Keys keys = new ShopSettings.Keys(
                value(values, "API_SECRET"), value(values, "ACCESS_KEY"),
                value(values, "PRIVATE_KEY"), value(values, "WINDOW_KEY"),
                value(values, "WEBHOOK_SECRET"));
        ShopSettings.ReturnIds returns = new ShopSettings.ReturnIds(
                Long.parseLong(value(values, "REDIRECT_SUCCESS_ID")),
                Long.parseLong(value(values, "REDIRECT_PENDING_ID")),
                Long.parseLong(value(values, "REDIRECT_FAIL_ID")));
        ShopSettings shop = new ShopSettings(
                URI.create(value(values, "API_URL")), URI.create(value(values, "WINDOW_URL")),
                keys, returns);
        BankSettings bank = new BankSettings(
                URI.create(value(values, "FEED_URL")), value(values, "FEED_TOKEN"));
        return new DemoSettings(port, data, shop, bank, wallets(values));
    }

    private static Map<String, String> wallets(Map<String, String> values) {
        Map<String, String> wallets = new HashMap<>();
        for (PaySystem system : PaySystems.known()) {
            String wallet = values.get("WALLET_" + system.type().toUpperCase(Locale.ROOT));
            if (wallet != null) wallets.put(system.type(), wallet);
        }
        return wallets;
    }

    private static String value(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) throw new IllegalArgumentException(name + " is missing");
        return value;
    }
}
