package io.pasarela.feed;

import io.pasarela.bankfeed.BankFeed;
import io.pasarela.bankfeed.Receipt;
import io.pasarela.bankfeed.Report;
import io.pasarela.bankfeed.Source;
import io.pasarela.edge.Failure;
import io.pasarela.platform.web.StrictJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Gate gate;
    private final BankFeed bankFeed;

    FeedController(Gate gate, BankFeed bankFeed) {
        this.gate = gate;
        this.bankFeed = bankFeed;
    }

    @PostMapping("/feed/v1/transactions")
    void transactions(HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        gate.admit(response, () -> receive(request, response));
    }

    private void receive(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Source> source = gate.ofToken(request);
        if (source.isEmpty()) {
            Gate.refuseStranger(response);
            return;
        }
        Optional<byte[]> body = Gate.body(request, response, BYTES_MAX);
        if (body.isEmpty()) return;
        Optional<JsonNode> lines = StrictJson.parse(body.get())
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
                case Receipt.Duplicate(long id, _) ->
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

    private static void malformed(HttpServletResponse response, String message)
            throws IOException {
        new Failure(200, "request.malformed", message).write(response);
    }
}
