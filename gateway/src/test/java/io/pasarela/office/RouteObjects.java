package io.pasarela.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pasarela.TestGateway;
import io.pasarela.imports.Imports;
import io.pasarela.merchants.Merchants;
import io.pasarela.wallets.Wallets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;

/** Things that routes name: each merchant gets one of each kind, made by the gateway itself. */
final class RouteObjects {

    /** Where the id of each kind is found once all were made. */
    private static final Map<String, String> KINDS = Map.of(
            "claim", "select id from deposits.claim where merchant_id = :m and status = 'WAITING'",
            "ended-claim",
            "select id from deposits.claim where merchant_id = :m and status = 'REJECTED'",
            "fact", "select id from bankfeed.bank_transaction where merchant_id = :m",
            "postback", "select id from postbacks.postback where merchant_id = :m",
            "statement", "select id from imports.upload where merchant_id = :m",
            "withdrawal", "select id from withdrawals.withdrawal where merchant_id = :m",
            "operator", """
                    select o.id from people.operator o
                      join people.operator_merchant m on m.operator_id = o.id
                     where m.merchant_id = :m and o.login like 'of-%'""",
            "wallet", """
                    select id from wallets.wallet
                     where merchant_id = :m and payment_system = 'sinpemovil'""");

    private final TestGateway gateway;
    private final OfficeBrowser administrator;

    RouteObjects(TestGateway gateway, OfficeBrowser administrator) {
        this.gateway = gateway;
        this.administrator = administrator;
    }

    /** Makes them for one merchant, and says their ids by kind. */
    Map<String, Long> make(String merchant, String secret, int series) {
        String number = "3000000000000000000";
        claim(merchant, secret, number + (series + 1));
        claim(merchant, secret, number + (series + 2));
        claim(merchant, secret, number + (series + 3));
        String claims = "/m/" + merchant + "/possible-transactions/";
        administrator.post(claims + id(merchant, number + (series + 2)) + "/reject",
                Map.of("reason", "no such transfer"));
        administrator.post(claims + id(merchant, number + (series + 3)) + "/confirm", Map.of(
                "received", "5000", "money", "wallet " + find(merchant, KINDS.get("wallet"))));
        administrator.post("/m/" + merchant + "/withdrawals/new", Map.of(
                "system", "sinpemovil_ml", "id", "of-" + merchant, "amount", "1000",
                "label", "x", "wallet_recipient", "71234567",
                "recipient_name", "Rosa", "recipient_email", "rosa@localhost.test"));
        administrator.post("/m/" + merchant + "/people/new", Map.of(
                "login", "of-" + merchant, "name", "Rosa", "role", "VIEWER",
                "worksFor", merchant));
        statement(merchant);
        var ids = new LinkedHashMap<String, Long>();
        KINDS.forEach((kind, sql) -> ids.put(kind, find(merchant, sql)));
        return ids;
    }

    private void claim(String merchant, String secret, String number) {
        gateway.send(gateway.request("/api/v1/transaction/activate?secret=" + secret)
                .header("Host", "api." + merchant + ".localhost")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"currency_code":"CRC","wallet_type":"sinpemovil","label":"x",\
                        "key1":"%s","amount":"5000","custom_transaction_id":"%s"}"""
                        .formatted(number, number))).build());
    }

    private void statement(String merchant) {
        var id = gateway.bean(Merchants.class).ofKey(merchant).orElseThrow().id();
        var wallet = gateway.bean(Wallets.class)
                .find(id, find(merchant, KINDS.get("wallet"))).orElseThrow();
        try {
            gateway.bean(Imports.class).take(wallet, "statement.csv", "rosa",
                    new ByteArrayInputStream("Fecha;Monto\n20/11/2026;5,00\n".getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long id(String merchant, String number) {
        return find(merchant,
                "select id from deposits.claim where merchant_id = :m and key1 = '" + number + "'");
    }

    private long find(String merchant, String sql) {
        return gateway.owner().sql(sql + " order by id limit 1").param("m", gateway.owner()
                        .sql("select id from merchants.merchant where key = :key")
                        .param("key", merchant).query(Long.class).single())
                .query(Long.class).single();
    }
}
