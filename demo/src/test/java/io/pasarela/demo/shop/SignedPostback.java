package io.pasarela.demo.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A postback as the contract shows it, signed by hand and not by the library under test. */
record SignedPostback(String body, Map<String, String> headers) {

    static SignedPostback deposit(ShopSettings.Keys keys, Instant at, Deposit said) {
        String data = """
                [{"activated_datetime":"2026-11-21 18:00:00","exchanger_identifier":null,\
                "comment":"","amount":"%s","currency_code":"%s","wallet_type":"%s",\
                "stockpiling_id":%d,"transaction_id":"0394031","transaction_type":0,\
                "plugin_custom_order_id":"%s","withdrawal_id":null,"withdrawal_status":null,\
                "account_number":"","account_name":"","account_email":"",\
                "bank_details":{"bank_code":"","branch_code":""}}]""".formatted(said.amount,
                said.currency, said.system, said.stockpiling, said.order);
        return sign(keys, at, data, """
                "wallet_type":"%s","amount":%s,"currency_code":"%s","label":"%s",\
                "direction":"ingoing\"""".formatted(
                said.system, said.amount, said.currency, said.label));
    }

    static SignedPostback withdrawal(ShopSettings.Keys keys, Instant at, PayOut said, int status) {
        String data = """
                [{"activated_datetime":"","exchanger_identifier":"","comment":"","amount":"%s",\
                "currency_code":"%s","wallet_type":"%s","stockpiling_id":null,\
                "transaction_id":"","transaction_type":null,"plugin_custom_order_id":"",\
                "withdrawal_id":"%s","withdrawal_status":%d,"account_number":"%s",\
                "account_name":"%s","account_email":"",\
                "bank_details":{"bank_code":null,"branch_code":null}}]""".formatted(said.amount(),
                said.currency(), said.payout(), said.id(), status, said.account(), said.name());
        return sign(keys, at, data, """
                "wallet_type":"%s","amount":%s,"currency_code":"%s","label":"%s",\
                "direction":"outgoing\"""".formatted(
                said.payout(), said.amount(), said.currency(), said.user()));
    }

    /** What a deposit's postback says. */
    record Deposit(
            String system, String currency, String amount, String label, String order,
            long stockpiling) {

        Deposit withAmount(String other) {
            return new Deposit(system, currency, other, label, order, stockpiling);
        }

        Deposit withCurrency(String other) {
            return new Deposit(system, other, amount, label, order, stockpiling);
        }

        Deposit withLabel(String other) {
            return new Deposit(system, currency, amount, other, order, stockpiling);
        }

        Deposit withOrder(String other) {
            return new Deposit(system, currency, amount, label, other, stockpiling);
        }

        Deposit withStockpiling(long other) {
            return new Deposit(system, currency, amount, label, order, other);
        }
    }

    SignedPostback withHeader(String name, String value) {
        Map<String, String> changed = new HashMap<>(headers);
        changed.put(name, value);
        return new SignedPostback(body, changed);
    }

    SignedPostback withoutHeaders() {
        return new SignedPostback(body, Map.of());
    }

    private static SignedPostback sign(
            ShopSettings.Keys keys, Instant at, String data, String outside) {
        String signature = hex("SHA-1", keys.accessKey() + keys.privateKey() + hex("MD5", data));
        String body = """
                {"signature":"%s",%s,"created_datetime":"2026-11-21 18:00:00",\
                "access_key":"%s","additional_data":%s}""".formatted(
                signature, outside, keys.accessKey(), data);
        return seal(keys, at, body);
    }

    /** Signs any body in the headers. */
    static SignedPostback seal(ShopSettings.Keys keys, Instant at, String body) {
        String time = Long.toString(at.getEpochSecond());
        byte[] key = Base64.getDecoder().decode(keys.webhookSecret().substring("whsec_".length()));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] made = mac.doFinal(("msg_1." + time + "." + body).getBytes(UTF_8));
            return new SignedPostback(body, Map.of("webhook-id", "msg_1", "webhook-timestamp", time,
                    "webhook-signature", "v1," + Base64.getEncoder().encodeToString(made)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
