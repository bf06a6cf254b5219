package io.pasarela.demo.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.demo.testing.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Tells the gateway what has arrived at a merchant's account. */
record Bank(Stage stage, String merchant) {

    void reports(PaymentWay way, String number, String amount) {
        reports(way.system(), way.wallet(), way.currency(), number, amount);
    }

    void reports(String system, String wallet, String currency, String number, String amount) {
        String body = """
                {"transactions":[{"wallet_type":"%s","wallet":"%s","reference":"%s",\
                "amount":"%s","currency_code":"%s"}]}"""
                .formatted(system, wallet, number, amount, currency);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(stage.demo().get("FEED_URL") + "/feed/v1/transactions"))
                .header("Authorization", "Bearer " + merchant + "-feed-token")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, BodyHandlers.ofString()).body())
                    .contains("\"stored\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
