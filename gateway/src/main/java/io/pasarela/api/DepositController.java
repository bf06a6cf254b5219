package io.pasarela.api;

import io.pasarela.api.Reading.Read;
import io.pasarela.api.Reading.Unreadable;
import io.pasarela.deposits.Activation.Activated;
import io.pasarela.deposits.Activation.Busy;
import io.pasarela.deposits.Activation.Refused;
import io.pasarela.deposits.Activation.TooManyAttempts;
import io.pasarela.deposits.Activation.Waiting;
import io.pasarela.deposits.Channel;
import io.pasarela.deposits.ClaimForm;
import io.pasarela.deposits.ClaimRequest;
import io.pasarela.deposits.Deposits;
import io.pasarela.edge.Failure;
import io.pasarela.edge.Tenant;
import io.pasarela.paymentsystems.Activation;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Claims by a merchant's program (PROTOCOL 4.2 and 4.3). */
@RestController
class DepositController {

    private static final List<String> TEXTS = List.of("currency_code", "wallet_type", "label",
            "amount", "custom_transaction_id");

    private final Deposits deposits;
    private final PaymentSystems systems;
    private final RequestReader reader;

    DepositController(Deposits deposits, PaymentSystems systems, RequestReader reader) {
        this.deposits = deposits;
        this.systems = systems;
        this.reader = reader;
    }

    @PostMapping("/api/v1/transaction/activate")
    void activate(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (reader.read(request)) {
            case Read(Fields fields) -> claim(request, response, fields, Activation.ACTIVATE);
            case Unreadable(Failure failure) -> failure.write(response);
        }
    }

    @PostMapping("/api/v1/possible-transaction")
    void possibleTransaction(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (reader.readWithPicture(request)) {
            case Read(Fields fields) -> claim(request, response, fields, Activation.MANUAL);
            case Unreadable(Failure failure) -> failure.write(response);
        }
    }

    private void claim(HttpServletRequest request, HttpServletResponse response, Fields fields,
            Activation endpoint) throws IOException {
        Optional<String> broken = fields.firstBroken(TEXTS);
        if (broken.isPresent()) {
            Answers.refuse(response, "request.malformed",
                    broken.get() + " has control characters or broken text");
            return;
        }
        var form = new ClaimForm(fields.text("wallet_type"), fields.text("currency_code"),
                fields.text("label"), fields.number("key1"), fields.text("amount"),
                fields.text("custom_transaction_id"));
        var outcome = deposits.activate(new ClaimRequest(Tenant.of(request), form, endpoint,
                new Channel.Api(), fields.screenshot()));
        switch (outcome) {
            case Activated(var deposit) -> {
                PaymentSystem system = systems.find(deposit.payment().system()).orElseThrow();
                Answers.write(response, switch (endpoint) {
                    case ACTIVATE -> Answers.deposited(deposit, system);
                    case MANUAL -> Answers.possibleTransactionTaken();
                });
            }
            case Waiting _ -> Answers.write(response, waiting(endpoint));
            case Refused refused -> Answers.write(response, refused);
            case TooManyAttempts many -> Answers.write(response, many);
            case Busy _ -> Failure.BUSY.write(response);
        }
    }

    private static ObjectNode waiting(Activation endpoint) {
        return switch (endpoint) {
            case ACTIVATE -> Answers.possibleTransactionCreated();
            case MANUAL -> Answers.possibleTransactionTaken();
        };
    }
}
