package io.pasarela.demo.bank;

import io.pasarela.demo.systems.PaySystem;
import io.pasarela.demo.systems.PaySystems;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bank feed over HTTP. */
final class HttpFeed implements Feed, AutoCloseable {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(3);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_MAX).build();
    private final JsonMapper json = new JsonMapper();
    private final URI transactions;
    private final String token;
    private final PaySystems systems;

    HttpFeed(BankSettings settings, PaySystems systems) {
        String base = settings.feed().toString().replaceAll("/+$", "");
        this.transactions = URI.create(base + "/feed/v1/transactions");
        this.token = settings.token();
        this.systems = systems;
    }

    @Override
    public Report report(Transfer transfer) {
        HttpRequest request = HttpRequest.newBuilder(transactions)
                .timeout(ANSWER_MAX)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body(transfer)))
                .build();
        try {
            return read(http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            return new Report.NoAnswer("no connection");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Report.NoAnswer("interrupted");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private String body(Transfer transfer) {
        ZoneId zone = systems.ofType(transfer.system()).map(PaySystem::zone)
                .orElse(ZoneOffset.UTC);
        Map<String, String> line = new LinkedHashMap<>();
        line.put("wallet_type", transfer.system());
        line.put("wallet", transfer.wallet());
        line.put("reference", transfer.number());
        line.put("amount", transfer.amount().toPlainString());
        line.put("currency_code", transfer.currency());
        if (!transfer.payer().isEmpty()) line.put("payer", transfer.payer());
        line.put("occurred_at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                transfer.at().truncatedTo(ChronoUnit.SECONDS).atZone(zone)));
        return json.writeValueAsString(Map.of("transactions", List.of(line)));
    }

    /** Anything but a clear word about this transfer is no answer: it may be told again. */
    private Report read(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            return new Report.NoAnswer("HTTP " + answer.statusCode());
        }
        try {
            JsonNode result = json.readTree(answer.body()).path("results").path(0);
            return switch (result.path("result").asString("")) {
                case "stored", "duplicate" -> new Report.Acknowledged();
                case "refused" -> new Report.Refused(result.path("message").asString(""));
                default -> new Report.NoAnswer("an answer without a result");
            };
        } catch (JacksonException e) {
            return new Report.NoAnswer("an answer that is no JSON");
        }
    }
}
