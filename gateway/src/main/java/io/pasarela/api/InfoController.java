package io.pasarela.api;

import io.pasarela.api.Reading.Read;
import io.pasarela.api.Reading.Unreadable;
import io.pasarela.deposits.DepositInfo;
import io.pasarela.deposits.Deposits;
import io.pasarela.edge.Failure;
import io.pasarela.edge.Tenant;
import io.pasarela.ledger.Balance;
import io.pasarela.ledger.Ledger;
import io.pasarela.merchants.Merchant;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a merchant's program may ask about payments and money (PROTOCOL 4.4). */
@RestController
class InfoController {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int TEXT_LENGTH_MAX = 190;

    private final Deposits deposits;
    private final Ledger ledger;
    private final RequestReader reader;

    InfoController(Deposits deposits, Ledger ledger, RequestReader reader) {
        this.deposits = deposits;
        this.ledger = ledger;
        this.reader = reader;
    }

    @GetMapping("/api/v1/deposit-info")
    void depositInfo(
            @RequestParam(name = "custom_transaction_id", defaultValue = "") String customId,
            HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (customId.isEmpty()) {
            Answers.refuse(response, "request.field", "custom_transaction_id is required");
            return;
        }
        Merchant merchant = Tenant.of(request);
        Optional<DepositInfo> info = deposits.info(merchant.id(), customId);
        if (info.isEmpty()) {
            Answers.refuse(response, "deposit.not_found", "nothing is known of this id");
            return;
        }
        ObjectNode answer = Answers.ok();
        write(answer.putObject("deposit"), info.get(), merchant.zone());
        Answers.write(response, answer);
    }

    private static void write(ObjectNode json, DepositInfo info, ZoneId zone) {
        var payment = info.payment();
        json.put("state", info.state().name().toLowerCase(Locale.ROOT))
                .put("reason", info.reason())
                .put("custom_transaction_id", payment.customId())
                .put("label", payment.label())
                .put("wallet_type", payment.system())
                .put("key1", payment.key1())
                .put("currency_code", payment.claimed().currency().getCurrencyCode())
                .put("amount", payment.claimed().plain())
                .put("deposit_amount", info.received() == null ? null : info.received().plain())
                .put("stockpiling_id", info.bankTransaction())
                .put("created_datetime", time(payment.claimedAt(), zone))
                .put("activated_datetime", time(info.activatedAt(), zone));
    }

    static @Nullable String time(@Nullable Instant at, ZoneId zone) {
        return at == null ? null : TIME.format(at.atZone(zone));
    }

    @PostMapping("/api/v1/payment/save-transaction-custom-id")
    void saveCustomId(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (reader.read(request)) {
            case Read(Fields fields) -> saveCustomId(fields, request, response);
            case Unreadable(Failure failure) -> failure.write(response);
        }
    }

    private void saveCustomId(
            Fields fields, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        List<String> names = List.of("label", "transaction_custom_id");
        Optional<String> broken = fields.firstBroken(names);
        if (broken.isPresent()) {
            Answers.refuse(response, "request.malformed",
                    broken.get() + " has control characters or broken text");
            return;
        }
        for (String name : names) {
            String text = fields.text(name);
            if (text == null || text.codePointCount(0, text.length()) > TEXT_LENGTH_MAX) {
                Answers.refuse(response, "request.field",
                        name + " is required and has at most 190 characters");
                return;
            }
        }
        deposits.saveCustomId(Tenant.of(request).id(),
                fields.text("label"), fields.text("transaction_custom_id"));
        Answers.write(response, Answers.ok());
    }

    @GetMapping("/api/v1/balance")
    void balance(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ObjectNode answer = Answers.ok();
        ArrayNode balances = answer.putArray("balances");
        for (Balance balance : ledger.balances(Tenant.of(request).id())) {
            balances.addObject()
                    .put("currency_code", balance.currency())
                    .put("wallets", plain(balance.inAccounts(), balance.currency()))
                    .put("open_withdrawals", balance.reserved().plain())
                    .put("available", plain(
                            balance.inAccounts() - balance.reserved().minor(), balance.currency()))
                    .put("received", balance.received().plain())
                    .put("paid_out", balance.paidOut().plain());
        }
        Answers.write(response, answer);
    }

    /** A balance may be below nothing, which {@code Money} never is. */
    private static String plain(long minor, String currency) {
        int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
        return BigDecimal.valueOf(minor, decimals).stripTrailingZeros().toPlainString();
    }
}
