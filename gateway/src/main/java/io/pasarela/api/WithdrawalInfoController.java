package io.pasarela.api;

import io.pasarela.edge.Tenant;
import io.pasarela.merchants.Merchant;
import io.pasarela.withdrawals.Withdrawal;
import io.pasarela.withdrawals.Withdrawals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** How it stands with a withdrawal (PROTOCOL 4.4). */
@RestController
class WithdrawalInfoController {

    private final Withdrawals withdrawals;

    WithdrawalInfoController(Withdrawals withdrawals) {
        this.withdrawals = withdrawals;
    }

    @GetMapping("/api/v1/withdrawal-info")
    void withdrawalInfo(
            @RequestParam(name = "withdrawal_id", defaultValue = "") String withdrawalId,
            HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (withdrawalId.isEmpty()) {
            Answers.refuse(response, "request.field", "withdrawal_id is required");
            return;
        }
        Merchant merchant = Tenant.of(request);
        Optional<Withdrawal> found = isStorable(withdrawalId)
                ? withdrawals.find(merchant.id(), withdrawalId) : Optional.empty();
        if (found.isEmpty()) {
            Answers.refuse(response, "withdrawal.not_found", "nothing is known of this id");
            return;
        }
        ObjectNode answer = Answers.ok();
        write(answer.putObject("withdrawal"), found.get(), merchant.zone());
        Answers.write(response, answer);
    }

    /** The database would not even compare with a NUL. */
    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0;
    }

    private static void write(ObjectNode json, Withdrawal withdrawal, ZoneId zone) {
        var order = withdrawal.order();
        var progress = withdrawal.progress();
        var recipient = order.recipient();
        json.put("withdrawal_id", withdrawal.withdrawalId())
                .put("state", progress.state().name().toLowerCase(Locale.ROOT))
                .put("withdrawal_status",
                        withdrawal.status().isEmpty() ? null : withdrawal.status().getAsInt())
                .put("reason", progress.reason())
                .put("payment_system", order.paymentSystem())
                .put("currency_code", order.amount().currency().getCurrencyCode())
                .put("amount", order.amount().plain())
                .put("label", order.label())
                .put("account_number", recipient.accountNumber())
                .put("account_name", recipient.accountName() == null ? "" : recipient.accountName())
                .put("is_test", withdrawal.isTest())
                .put("created_datetime", InfoController.time(withdrawal.createdAt(), zone))
                .put("finished_datetime", progress.finish() == null
                        ? null : InfoController.time(progress.finish().at(), zone));
    }
}
