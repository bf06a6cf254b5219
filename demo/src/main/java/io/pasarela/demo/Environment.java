package io.pasarela.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code demo.env} says: all that a script needs to drive the demo, in a fixed order. */
final class Environment {

    static final String OFFICE_LOGIN = "demo";

    private final Path file;
    private final Map<String, String> values = new LinkedHashMap<>();

    Environment(Options options, Keys keys) {
        file = options.data().resolve("demo.env");
        String url = "http://localhost:" + options.port();
        String neighbour = "http://localhost:" + options.neighbourPort();
        String shop = options.shop() ? neighbour + "/shop/" : "";
        String postbacks = options.shop() ? shop + "postback" : "";
        values.put("PASARELA_URL", url);
        values.put("API_URL", url);
        values.put("FEED_URL", url);
        values.put("WINDOW_URL", url + "/window/");
        values.put("PLUGIN_URL", "http://plugin.demo.localhost:" + options.port() + "/");
        values.put("OFFICE_URL", "http://office.localhost:" + options.port() + "/");
        values.put("MERCHANT_HOST", "demo.localhost");
        values.put("OFFICE_LOGIN", OFFICE_LOGIN);
        values.put("OFFICE_PASSWORD", keys.officePassword());
        values.put("API_SECRET", keys.apiSecret());
        values.put("ACCESS_KEY", keys.accessKey());
        values.put("PRIVATE_KEY", keys.privateKey());
        values.put("WINDOW_KEY", keys.windowKey());
        values.put("WEBHOOK_SECRET", keys.webhookSecret());
        values.put("FEED_TOKEN", keys.feedToken());
        String chosen = options.postbackUrl();
        values.put("POSTBACK_URL", chosen == null ? postbacks : chosen);
        values.put("REDIRECT_SUCCESS_ID", "2");
        values.put("REDIRECT_PENDING_ID", "3");
        values.put("REDIRECT_FAIL_ID", "1");
        values.put("WALLET_ITAU_ML", "220000000");
        values.put("WALLET_SINPEMOVIL", "81354111");
        values.put("SHOP_URL", shop);
        values.put("BANK_URL", options.shop() ? neighbour + "/bank/" : "");
    }

    String get(String name) {
        return values.get(name);
    }

    /** Without the process numbers and the database, which change or are not known yet. */
    Map<String, String> settled() {
        return Map.copyOf(values);
    }

    /** Whoever waits for the file must not find that of an earlier run. */
    void withdraw() throws IOException {
        Files.deleteIfExists(file);
    }

    void publish(String databaseUrl, long gatewayPid, long postgresPid) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.put("DATABASE_URL", databaseUrl);
        all.put("GATEWAY_PID", Long.toString(gatewayPid));
        all.put("POSTGRES_PID", Long.toString(postgresPid));
        StringBuilder text = new StringBuilder();
        all.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        PrivateFile.write(file, text.toString());
    }
}
