package io.pasarela.feed;

import io.pasarela.bankfeed.BankFeed;
import io.pasarela.bankfeed.Receipt;
import io.pasarela.bankfeed.Report;
import io.pasarela.bankfeed.Source;
import io.pasarela.bankfeed.Sources;
import io.pasarela.edge.Failure;
import io.pasarela.platform.web.StrictJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reported bank transactions (PROTOCOL 8, way 1). */
@RestController
class FeedController {

    static final int BYTES_MAX = 1 << 20;
    static final int LINES_MAX = 1_000;

    /** Reports in work at once; more wait, so that claims always find a connection. */
    static final int AT_ONCE_MAX = 6;
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String BEARER = "Bearer ";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Sources sources;
    private final BankFeed bankFeed;
    private final Semaphore places = new Semaphore(AT_ONCE_MAX, true);

    FeedController(Sources sources, BankFeed bankFeed) {
        this.sources = sources;
        this.bankFeed = bankFeed;
    }

    @PostMapping("/feed/v1/transactions")
    void transactions(HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        response.setHeader("Cache-Control", "no-store");
        if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            Failure.BUSY.write(response);
            return;
        }
        try {
            receive(request, response);
        } finally {
            places.release();
        }
    }

    private void receive(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Source> source = source(request);
        if (source.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Bearer");
            new Failure(401, "feed.unauthorized", "The token is not known here").write(response);
            return;
        }
        if (request.getContentLengthLong() > BYTES_MAX) {
            tooLarge(response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(BYTES_MAX + 1);
        if (body.length > BYTES_MAX) {
            tooLarge(response);
            return;
        }
        Optional<JsonNode> lines = StrictJson.parse(body)
                .map(object -> object.get("transactions")).filter(JsonNode::isArray)
                .filter(array -> array.valueStream().allMatch(JsonNode::isObject));
        if (lines.isEmpty()) {
            malformed(response, "The body must be {\"transactions\":[{…}]}");
        } else if (lines.get().size() > LINES_MAX) {
            malformed(response, "At most " + LINES_MAX + " transactions in a call");
        } else {
            receive(source.get(), lines.get(), response);
        }
    }

    private Optional<Source> source(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.startsWith(BEARER)) return Optional.empty();
        return sources.ofToken(header.substring(BEARER.length()).strip())
                .filter(source -> isFromAllowedAddress(source, request));
    }

    private static boolean isFromAllowedAddress(Source source, HttpServletRequest request) {
        List<String> allowed = source.allowedAddresses();
        return allowed.isEmpty() || allowed.stream()
                .anyMatch(range -> new IpAddressMatcher(range).matches(request.getRemoteAddr()));
    }

    private void receive(Source source, JsonNode lines, HttpServletResponse response)
            throws IOException {
        List<Report> reports = lines.valueStream().map(FeedController::report).toList();
        List<Receipt> receipts = bankFeed.receive(source, reports);
        ObjectNode answer = JSON.createObjectNode().put("status", "ok");
        ArrayNode results = answer.putArray("results");
        for (int i = 0; i < reports.size(); i++) {
            ObjectNode result = results.addObject().put("reference", reports.get(i).reference());
            switch (receipts.get(i)) {
                case Receipt.Stored(var fact) ->
                    result.put("result", "stored").put("stockpiling_id", fact.id());
                case Receipt.Duplicate(long id) ->
                    result.put("result", "duplicate").put("stockpiling_id", id);
                case Receipt.Refused(String code, String message) ->
                    result.put("result", "refused").put("message", message).put("code", code);
            }
        }
        response.setContentType("application/json");
        response.getOutputStream().write(JSON.writeValueAsBytes(answer));
    }

    private static Report report(JsonNode line) {
        return new Report(text(line, "wallet_type"), text(line, "wallet"),
                text(line, "reference"), text(line, "amount"), text(line, "currency_code"),
                text(line, "payer"), text(line, "occurred_at"));
    }

    private static @Nullable String text(JsonNode line, String name) {
        JsonNode value = line.get(name);
        if (value == null || !(value.isString() || value.isNumber())) return null;
        String text = value.asString();
        return text.isEmpty() ? null : text;
    }

    private static void tooLarge(HttpServletResponse response) throws IOException {
        new Failure(413, "request.too_large", "The body is larger than 1 MiB").write(response);
    }

    private static void malformed(HttpServletResponse response, String message)
            throws IOException {
        new Failure(200, "request.malformed", message).write(response);
    }
}
