package io.pasarela.api;

import static java.util.stream.Collectors.toSet;

import io.pasarela.edge.Failure;
import io.pasarela.edge.Tenant;
import io.pasarela.withdrawals.Creation;
import io.pasarela.withdrawals.Creation.Created;
import io.pasarela.withdrawals.Creation.IdTaken;
import io.pasarela.withdrawals.Creation.InsufficientBalance;
import io.pasarela.withdrawals.Creation.Invalid;
import io.pasarela.withdrawals.Creation.Malformed;
import io.pasarela.withdrawals.Creation.Repeated;
import io.pasarela.withdrawals.Creation.WrongSignature;
import io.pasarela.withdrawals.FieldFault;
import io.pasarela.withdrawals.RawOrder;
import io.pasarela.withdrawals.Withdrawal;
import io.pasarela.withdrawals.Withdrawals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Orders of withdrawals by a merchant's program (PROTOCOL 6). */
@RestController
class WithdrawalController {

    private final Withdrawals withdrawals;
    private final RequestReader reader;

    WithdrawalController(Withdrawals withdrawals, RequestReader reader) {
        this.withdrawals = withdrawals;
        this.reader = reader;
    }

    @PostMapping("/v2/withdrawal/create")
    void create(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (reader.readRaw(request)) {
            case RawReading.Body(byte[] bytes, boolean isForm) -> {
                var format = isForm ? RawOrder.Format.FORM : RawOrder.Format.JSON;
                answer(withdrawals.create(Tenant.of(request), new RawOrder(bytes, format)),
                        response);
            }
            case RawReading.Refused(Failure failure) -> failure.write(response);
        }
    }

    private static void answer(Creation creation, HttpServletResponse response)
            throws IOException {
        switch (creation) {
            case Created(var withdrawal) -> ok(response, withdrawal);
            case Repeated(var withdrawal) -> {
                response.setHeader("Pasarela-Repeated", "true");
                response.setHeader("Pasarela-Withdrawal-State",
                        withdrawal.state().name().toLowerCase(Locale.ROOT));
                ok(response, withdrawal);
            }
            case Malformed(String why) -> Answers.refuse(response, "request.malformed", why);
            case Invalid(var faults) -> refuse(response, faults);
            case WrongSignature _ -> Answers.refuse(response, "withdrawal.signature",
                    "The signature is wrong");
            case IdTaken _ -> Answers.refuse(response, "withdrawal.id_taken",
                    "withdrawal_id belongs to a withdrawal with other data");
            case InsufficientBalance _ -> insufficientBalance(response);
        }
    }

    private static void ok(HttpServletResponse response, Withdrawal withdrawal)
            throws IOException {
        String id = withdrawal.withdrawalId();
        // An id made here always fits into a header; one that does not is the merchant's own.
        if (id.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            response.setHeader("Pasarela-Withdrawal-Id", id);
        }
        Answers.write(response, Answers.ok());
    }

    private static void refuse(HttpServletResponse response, List<FieldFault> faults)
            throws IOException {
        ObjectNode message = Answers.object();
        for (FieldFault fault : faults) {
            message.withArrayProperty(fault.field()).add(fault.message());
        }
        refuse(response, code(faults), message);
    }

    private static void insufficientBalance(HttpServletResponse response) throws IOException {
        ObjectNode message = Answers.object();
        message.putArray("withdrawals_sum_amount").add("Insufficient balance");
        refuse(response, "withdrawal.insufficient_balance", message);
    }

    private static void refuse(HttpServletResponse response, String code, ObjectNode message)
            throws IOException {
        response.setHeader(Failure.HEADER, code);
        ObjectNode body = Answers.object().put("status", "fail");
        body.set("message", message);
        Answers.write(response, body);
    }

    /** The code that all faults share, else the general one. */
    private static String code(List<FieldFault> faults) {
        Set<String> codes = faults.stream().map(WithdrawalController::code).collect(toSet());
        return codes.size() == 1 ? codes.iterator().next() : "withdrawal.invalid";
    }

    private static String code(FieldFault fault) {
        return switch (fault.kind()) {
            case INVALID -> "withdrawal.invalid";
            case UNKNOWN_SYSTEM -> "payment_system.unknown";
            case CURRENCY -> "payment_system.currency";
            case AMOUNT_LIMITS -> "withdrawal.amount_limits";
        };
    }
}
