package io.pasarela.api;

import io.pasarela.deposits.Activation;
import io.pasarela.deposits.Deposit;
import io.pasarela.edge.Failure;
import io.pasarela.money.Money;
import io.pasarela.paymentsystems.PaymentSystem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The documented bodies; keys in the order of the contract, no key more. */
final class Answers {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Answers() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static ObjectNode ok() {
        return object().put("status", "ok");
    }

    /** {@code {"status":"ok","deposit":true,…}}: the money is here. */
    static ObjectNode deposited(Deposit deposit, PaymentSystem system) {
        ObjectNode answer = ok().put("deposit", true)
                .put("deposit_amount", number(deposit.amount()));
        answer.putObject("currency")
                .put("code", system.currencyCode())
                .put("symbol", system.bank().symbol());
        return answer;
    }

    static ObjectNode possibleTransactionCreated() {
        return object().put("status", "possible_transaction_created")
                .put("message", "Transaction not found. Possible transaction created");
    }

    /** What a possible transaction is answered, whether its money is here or not. */
    static ObjectNode possibleTransactionTaken() {
        ObjectNode answer = object().put("status", "success").put("message", "")
                .put("code", 20_000);
        answer.putArray("data");
        answer.putObject("paginate").put("offset", 0).put("total", 1).put("limit", 1);
        return answer;
    }

    /** Never in the form 4.5E+2, never with trailing zeros. */
    private static BigDecimal number(Money amount) {
        return new BigDecimal(amount.plain());
    }

    static void write(HttpServletResponse response, ObjectNode body) throws IOException {
        response.setContentType("application/json");
        response.getOutputStream().write(JSON.writeValueAsBytes(body));
    }

    /** A refusal with a documented body: status 200, the stable code in the header. */
    static void refuse(HttpServletResponse response, String code, String message)
            throws IOException {
        new Failure(200, code, message).write(response);
    }

    /** The outcomes that have no body of an endpoint's own. */
    static void write(HttpServletResponse response, Activation.Refused refused)
            throws IOException {
        refuse(response, refused.refusal().code(), refused.message());
    }

    static void write(HttpServletResponse response, Activation.TooManyAttempts many)
            throws IOException {
        response.setHeader("Retry-After", Long.toString(many.retryAfter().toSeconds()));
        new Failure(429, "request.too_many_attempts",
                "Too many attempts of this label, please wait").write(response);
    }
}
