package io.pasarela.postbacks;

import io.pasarela.merchants.SigningKey;
import io.pasarela.postbacks.Notice.DepositNotice;
import io.pasarela.postbacks.Notice.WithdrawalNotice;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The bytes of one postback. Frozen are its head ({@code wallet_type} to {@code created_datetime})
 * and its data (the value of {@code additional_data}); a key rotation changes only the seal.
 */
record Message(String head, String data, Seal seal) {

    /** What proves who sent it, and with which version of the key. */
    record Seal(String signature, String accessKey, int version) {

        static Seal of(String data, SigningKey key) {
            return new Seal(LegacySignature.of(data, key), key.accessKey(), key.version());
        }
    }

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    static Message of(Notice notice, ZoneId zone, Instant now, SigningKey key) {
        DateTimeFormatter time = TIME.withZone(zone);
        String data = "[" + switch (notice) {
            case DepositNotice deposit -> data(deposit, time);
            case WithdrawalNotice withdrawal -> data(withdrawal);
        } + "]";
        String head = new PhpJson()
                .text("wallet_type", notice.walletType())
                .decimal("amount", notice.amount().plain())
                .text("currency_code", notice.amount().currency().getCurrencyCode())
                .text("label", notice.label())
                .text("direction", switch (notice) {
                    case DepositNotice _ -> "ingoing";
                    case WithdrawalNotice _ -> "outgoing";
                })
                .text("created_datetime", time.format(now))
                .members();
        return new Message(head, data, Seal.of(data, key));
    }

    String body() {
        return "{\"signature\":\"" + seal.signature() + "\"," + head + ","
                + new PhpJson().text("access_key", seal.accessKey()).members()
                + ",\"additional_data\":" + data + "}";
    }

    private static String data(DepositNotice deposit, DateTimeFormatter time) {
        return new PhpJson()
                .text("activated_datetime", time.format(deposit.activatedAt()))
                .text("exchanger_identifier", deposit.payer())
                .text("comment", "")
                .text("amount", deposit.amount().plain())
                .text("currency_code", deposit.amount().currency().getCurrencyCode())
                .text("wallet_type", deposit.walletType())
                .number("stockpiling_id", deposit.bankTransaction())
                .text("transaction_id", deposit.reference())
                .number("transaction_type", 0)
                .text("plugin_custom_order_id", deposit.customId())
                .none("withdrawal_id")
                .none("withdrawal_status")
                .text("account_number", "")
                .text("account_name", "")
                .text("account_email", "")
                .raw("bank_details", new PhpJson()
                        .text("bank_code", "").text("branch_code", "").object())
                .object();
    }

    private static String data(WithdrawalNotice withdrawal) {
        return new PhpJson()
                .text("activated_datetime", "")
                .text("exchanger_identifier", "")
                .text("comment", withdrawal.comment())
                .text("amount", withdrawal.amount().plain())
                .text("currency_code", withdrawal.amount().currency().getCurrencyCode())
                .text("wallet_type", withdrawal.walletType())
                .none("stockpiling_id")
                .text("transaction_id", "")
                .none("transaction_type")
                .text("plugin_custom_order_id", "")
                .text("withdrawal_id", withdrawal.withdrawalId())
                .number("withdrawal_status", withdrawal.status())
                .text("account_number", withdrawal.accountNumber())
                .text("account_name", withdrawal.accountName())
                .text("account_email", withdrawal.accountEmail())
                .raw("bank_details", new PhpJson()
                        .text("bank_code", withdrawal.bankCode())
                        .text("branch_code", withdrawal.branchCode()).object())
                .object();
    }
}
