package io.pasarela.demo.window;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pasarela.demo.testing.Stage;
import java.net.URI;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** A merchant's link to his window. */
record Link(String window, Map<String, String> parameters) {

    /** To a payment that nobody has heard of yet. */
    static Link of(Stage stage, String merchant) {
        String id = Long.toString(ThreadLocalRandom.current().nextLong(1L << 60), 36);
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("label", "payer-" + id);
        parameters.put("custom_transaction_id", "order-" + id);
        int port = URI.create(stage.demo().get("PASARELA_URL")).getPort();
        return new Link("http://plugin." + merchant + ".localhost:" + port + "/", parameters);
    }

    /** With addresses to go back to. */
    static Link returning(Stage stage, String merchant) {
        return of(stage, merchant).with("payment_url_success_id", "2")
                .with("payment_url_pending_id", "3").with("payment_url_fail_id", "1");
    }

    Link to(PaymentWay way) {
        return with("wallet_type", way.system()).with("currency_code", way.currency());
    }

    Link with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new Link(window, more);
    }

    Link without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(parameters);
        fewer.remove(name);
        return new Link(window, fewer);
    }

    /** With the bare number that keeps caches away. */
    String url() {
        return window + "?" + parameters.entrySet().stream()
                .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), UTF_8))
                .collect(Collectors.joining("&")) + "&1700000000000";
    }
}
