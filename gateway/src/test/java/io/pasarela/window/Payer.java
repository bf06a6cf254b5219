package io.pasarela.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.Multipart;
import io.pasarela.TestGateway;
import io.pasarela.TestPicture;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;

/** A payer's browser without script. */
record Payer(TestGateway gateway) {

    static final String SINPE = "currency_code=CRC&wallet_type=sinpemovil&lang=en";
    static final String ITAU = "currency_code=PYG&wallet_type=itau_ml&lang=en";
    static final String BACK = "&payment_url_success_id=2&payment_url_pending_id=3"
            + "&payment_url_fail_id=1";

    private static final Pattern KEY =
            Pattern.compile("name=\"claim_key\" value=\"([^\"]+)\"");

    static String link(String label, String customId, String rest) {
        return "label=" + label + "&custom_transaction_id=" + customId + "&" + rest;
    }

    HttpResponse<String> open(String query) {
        return gateway.send(gateway.request("/window/?" + query).build());
    }

    String state(String query) {
        return gateway.send(gateway.request("/window/state?" + query).build()).body();
    }

    String key(String query) {
        var key = KEY.matcher(open(query).body());
        assertThat(key.find()).isTrue();
        return key.group(1);
    }

    HttpResponse<String> claim(String link, String number, String amount) {
        return post("claim?" + link,
                Map.of("key1", number, "amount", amount, "claim_key", key(link)), null);
    }

    static String query(HttpResponse<String> redirect) {
        String location = redirect.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith("/window/?");
        return location.substring("/window/?".length());
    }

    HttpResponse<String> follow(HttpResponse<String> redirect) {
        return open(query(redirect));
    }

    HttpResponse<String> post(
            String path, Map<String, String> fields, byte[] screenshot) {
        return gateway.send(gateway.request("/window/" + path)
                .header("Content-Type", Multipart.TYPE)
                .POST(BodyPublishers.ofByteArray(
                        Multipart.form(fields, "../../x.png", screenshot))).build());
    }

    static byte[] picture() {
        return TestPicture.png(1);
    }
}
