package io.pasarela.torture.town;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A postback as a gateway would write it. */
public record Letter(Tenant tenant, String webhookId, String body) {

    public static Letter deposit(Tenant tenant, long id, String amount, String label) {
        return of(tenant, id, amount, """
                "label":"%s","direction":"ingoing","created_datetime":"2026-01-02 03:04:05"
                """.formatted(label), """
                {"activated_datetime":"2026-01-02 03:04:04","exchanger_identifier":null,\
                "comment":"","amount":"%s","currency_code":"CRC","wallet_type":"sinpemovil",\
                "stockpiling_id":%d,"transaction_id":"56309385895898488688",\
                "transaction_type":0,"plugin_custom_order_id":"custom-%d",\
                "withdrawal_id":null,"withdrawal_status":null,"account_number":"",\
                "account_name":"","account_email":"",\
                "bank_details":{"bank_code":"","branch_code":""}}""".formatted(amount, id, id));
    }

    public static Letter withdrawal(Tenant tenant, long id, String amount, int status) {
        return of(tenant, id, amount, """
                "label":"anna","direction":"outgoing","created_datetime":"2026-01-02 03:04:05"
                """, """
                {"activated_datetime":"","exchanger_identifier":"","comment":"","amount":"%s",\
                "currency_code":"CRC","wallet_type":"sinpemovil_ml","stockpiling_id":null,\
                "transaction_id":"","transaction_type":null,"plugin_custom_order_id":"",\
                "withdrawal_id":"order-%d","withdrawal_status":%d,"account_number":"81354111",\
                "account_name":"Anna","account_email":"",\
                "bank_details":{"bank_code":null,"branch_code":null}}"""
                .formatted(amount, id, status));
    }

    private static Letter of(
            Tenant tenant, long id, String amount, String envelope, String inner) {
        String data = "[" + inner + "]";
        String type = inner.contains("sinpemovil_ml") ? "sinpemovil_ml" : "sinpemovil";
        String signature = hash("SHA-1",
                tenant.accessKey() + tenant.privateKey() + hash("MD5", data));
        return new Letter(tenant, "pb_" + id, """
                {"signature":"%s","wallet_type":"%s","amount":%s,"currency_code":"CRC",%s,\
                "access_key":"%s","additional_data":%s}""".formatted(signature, type, amount,
                envelope.strip(), tenant.accessKey(), data));
    }

    private static String hash(String algorithm, String text) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Letter withBody(String changed) {
        return new Letter(tenant, webhookId, changed);
    }

    public HttpRequest to(int port, long timestamp) {
        return HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + port + "/" + tenant.key()))
                .header("Content-Type", "application/json")
                .header("webhook-id", webhookId)
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", "v1," + seal(timestamp))
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    private String seal(long timestamp) {
        byte[] key = Base64.getDecoder().decode(tenant.webhookSecret().substring(6));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(
                    (webhookId + "." + timestamp + "." + body).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
