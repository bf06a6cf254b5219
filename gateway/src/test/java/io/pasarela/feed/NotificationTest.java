package io.pasarela.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.Parallel;
import io.pasarela.TestGateway;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Banks' texts over HTTP, into a real database. */
class NotificationTest {

    private static TestGateway gateway;
    private static Phone phone;
    private static long next = 1;

    private final String number = "%020d".formatted(next++);

    @BeforeAll
    static void start() {
        gateway = TestGateway.start();
        phone = new Phone(gateway);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void booksAreWhole() {
        assertThat(gateway.owner().sql("select count(*) from ledger.audit_counters")
                .query(Integer.class).single()).isZero();
        assertThat(gateway.owner().sql("select count(*) from ledger.audit_funds")
                .query(Integer.class).single()).isZero();
    }

    private String bn(String amount) {
        return "Ha recibido " + amount + " colones por BN SINPE MOVIL de MARIA LOPEZ MORA. "
                + "Transferencia_SINPE. Referencia " + number + ".";
    }

    private Map<String, Object> kept(String text) {
        return gateway.owner().sql("""
                select verdict, reason, parser, parser_version, bank_transaction_id
                  from bankfeed.notification where body = :text
                """).param("text", text).query().singleRow();
    }

    private static Map<String, Object> fact(String reference) {
        return gateway.owner().sql("""
                select * from bankfeed.bank_transaction where reference = :reference
                """).param("reference", reference).query().singleRow();
    }

    private HttpResponse<String> claim(String amount) {
        return gateway.post("/api/v1/transaction/activate", """
                {"currency_code":"CRC","wallet_type":"sinpemovil","label":"payer-%s",\
                "key1":"%s","amount":%s,"custom_transaction_id":"order-%s"}"""
                .formatted(number, number, amount, number));
    }

    @Test
    void storesWhatABankAnnouncesAndPaysWithIt() {
        assertThat(claim("3200").body()).contains("possible_transaction_created");
        assertThat(phone.forward(bn("3,200.00"))).isEqualTo("stored");
        assertThat(claim("3200").body()).contains("\"deposit\":true", "\"deposit_amount\":3200");
        assertThat(fact(number)).containsEntry("evidence", "ANNOUNCED")
                .containsEntry("payer", "MARIA LOPEZ MORA").containsEntry("status", "CLAIMED");
        assertThat(kept(bn("3,200.00"))).containsEntry("verdict", "STORED")
                .containsEntry("parser", "bn_sinpe").containsEntry("parser_version", 1)
                .containsEntry("bank_transaction_id", fact(number).get("id"));
    }

    @Test
    void takesFormsToo() {
        HttpResponse<String> answer = phone.form(Phone.fields("Banco <avisos@mail.bank.localhost>",
                bn("¢5,000"), "2026-04-25T10:11:12.000-06:00", "81354111"));
        assertThat(answer.body()).isEqualTo("{\"status\":\"ok\",\"result\":\"stored\"}");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(fact(number).get("amount_minor")).isEqualTo(500_000L);
    }

    @Test
    void knowsMillisecondsAsATime() {
        assertThat(Phone.result(phone.post(
                Phone.fields(Phone.SENDER, bn("10"), "1777133472000", null)))).isEqualTo("stored");
        assertThat(fact(number).get("occurred_at").toString()).startsWith("2026-04-25 ");
    }

    @Test
    void keepsARepeatOnce() {
        Instant at = gateway.clock().instant();
        assertThat(phone.forward(Phone.SENDER, bn("10"), at)).isEqualTo("stored");
        assertThat(phone.forward(Phone.SENDER, bn("10"), at)).isEqualTo("duplicate");
        assertThat(phone.forward(Phone.SENDER, bn("10"), at.plusSeconds(1)))
                .as("another text about known money").isEqualTo("duplicate");
        assertThat(gateway.owner().sql("select verdict from bankfeed.notification where body = ?")
                .param(bn("10")).query(String.class).list())
                .containsExactlyInAnyOrder("STORED", "DUPLICATE");
    }

    @Test
    void ignoresMoneyThatWentOut() {
        String text = "Envio exitoso de 3,950.00 Colones a JUAN PEREZ por SINPE Movil. "
                + "Comprobante " + number;
        assertThat(phone.forward(text)).isEqualTo("ignored");
        assertThat(kept(text)).containsEntry("verdict", "IGNORED")
                .containsEntry("parser", "davivienda_sent")
                .containsEntry("bank_transaction_id", null);
    }

    @Test
    void believesNoSenderThatIsNotOnTheList() {
        for (String sender : List.of("88887777", "22760", "evil@bank.localhost.example",
                "evil@notbank.localhost", "2276 <evil@example.org>", "x@2276")) {
            assertThat(phone.forward(sender, bn("177") + sender, gateway.clock().instant()))
                    .as(sender).isEqualTo("untrusted");
        }
        assertThat(kept(bn("177") + "88887777")).containsEntry("reason", "UNKNOWN_SENDER");
        assertThat(claim("177").body()).contains("possible_transaction_created");
    }

    @Test
    void keepsWhatItCannotRead() {
        assertThat(phone.forward("Su clave es 123456" + number)).isEqualTo("unread");
        assertThat(kept("Su clave es 123456" + number)).containsEntry("reason", "UNKNOWN_WORDING");
        assertThat(Phone.result(phone.post(Phone.fields(Phone.SENDER, bn("10"),
                gateway.clock().instant().toString(), "99999999")))).isEqualTo("unread");
        assertThat(kept(bn("10"))).containsEntry("reason", "WALLET");
        gateway.report("sinpemovil", number, "11");
        assertThat(phone.forward(bn("12"))).isEqualTo("unread");
        assertThat(kept(bn("12"))).containsEntry("reason", "CONFLICT");
    }

    @Test
    void takesWhateverCharactersComeAndKeepsLines() {
        String text = "\u202eHola \ud83d\ude00!\u0000\u0007 HA  RECIBIDO\u00a0\u20a1"
                + "3.200,00\u200b\r\nPOR BN SINPE MO\u0301VIL DE\tMARIA LO\u0301PEZ.  "
                + "Transferencia_SINPE.\rREFERENCIA " + number + "\u202c. \ud800";
        assertThat(phone.json("{\"sender\":\"2276\\u0000\",\"received_at\":1777133472,\"text\":\""
                + text.replace("\u0000", "\\u0000").replace("\u0007", "\\u0007")
                        .replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t")
                        .replace("\ud800", "\\ud800") + "\"}").body())
                .contains("\"stored\"");
        String kept = gateway.owner().sql("""
                select n.body from bankfeed.notification n
                  join bankfeed.bank_transaction f on f.id = n.bank_transaction_id
                 where f.reference = ?
                """).param(number).query(String.class).single();
        assertThat(kept.split("\n")).hasSize(3);
        assertThat(kept.codePoints().filter(c -> c < ' ' && c != '\n')).isEmpty();
    }

    @Test
    void refusesWhatIsNoTextAndKeepsNothing() {
        String at = gateway.clock().instant().toString();
        assertThat(Phone.code(phone.json("[]"))).isEqualTo("200 request.malformed");
        assertThat(Phone.code(phone.json("{\"sender\":\"a\",\"sender\":\"b\"}")))
                .isEqualTo("200 request.malformed");
        assertThat(Phone.code(phone.post(Map.of("text", "x", "received_at", at))))
                .isEqualTo("200 request.field");
        assertThat(Phone.code(phone.post(Phone.fields("2276", "\u0000 \n", at, null))))
                .isEqualTo("200 request.field");
        for (String time : List.of("yesterday", "2026-04-25T10:11:12", "-1",
                "+999999999-01-01T00:00:00Z", "1969-12-31T23:59:59Z")) {
            assertThat(Phone.code(phone.post(Phone.fields("2276", "x", time, null)))).as(time)
                    .isEqualTo("200 request.field");
        }
        assertThat(Phone.code(phone.post(Phone.fields("2276", "x".repeat(10_241), at, null))))
                .isEqualTo("413 request.too_large");
        assertThat(Phone.code(phone.json(" ".repeat(70_000)))).isEqualTo("413 request.too_large");
        assertThat(phone.forward(bn("10") + "x".repeat(9_000))).isEqualTo("stored");
        HttpResponse<String> stranger = gateway.send(gateway.request("/feed/v1/notifications")
                .header("Authorization", "Bearer wrong").POST(BodyPublishers.ofString("{}"))
                .build());
        assertThat(Phone.code(stranger)).isEqualTo("401 feed.unauthorized");
        assertThat(gateway.owner().sql("select count(*) from bankfeed.notification "
                + "where body like 'xxx%'").query(Integer.class).single()).isZero();
    }

    @Test
    void believesTheSmsGatewaysSignature() {
        Instant now = gateway.clock().instant();
        String call = Phone.received(Phone.SENDER, bn("450"), now, "+50681354111");
        assertThat(Phone.code(phone.webhook(call, "wrong key", now)))
                .isEqualTo("401 feed.unauthorized");
        assertThat(gateway.owner().sql("select count(*) from bankfeed.notification where body = ?")
                .param(bn("450")).query(Integer.class).single()).isZero();
        for (int seconds : new int[] {-301, 400}) {
            assertThat(Phone.result(phone.webhook(call, Phone.KEY, now.plusSeconds(seconds))))
                    .isEqualTo(seconds < 0 ? "untrusted" : "duplicate");
        }
        assertThat(kept(bn("450"))).containsEntry("reason", "OLD_SIGNATURE");
        assertThat(Phone.result(phone.webhook(call, Phone.KEY, now.minusSeconds(290))))
                .isEqualTo("stored");
        assertThat(Phone.result(phone.webhook(call, Phone.KEY, now))).isEqualTo("duplicate");
        assertThat(Phone.result(phone.webhook(
                call.replace("sms:received", "system:ping"), Phone.KEY, now))).isEqualTo("ignored");
        assertThat(fact(number)).containsEntry("evidence", "ANNOUNCED");
    }

    @Test
    void takesASignOfLife() {
        HttpResponse<String> alive = gateway.send(gateway.request("/feed/v1/heartbeat")
                .header("Authorization", "Bearer " + TestGateway.FEED_TOKEN)
                .POST(BodyPublishers.noBody()).build());
        assertThat(alive.body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(gateway.send(gateway.request("/feed/v1/heartbeat")
                .POST(BodyPublishers.noBody()).build()).statusCode()).isEqualTo(401);
    }

    @Test
    void keepsOneOfAHundredRepeatsOnTwoNodes() {
        Instant at = gateway.clock().instant();
        String alone = "Recibiste una transferencia SINPE de ANA " + number + " por ₡5,000.00";
        try (TestGateway second = gateway.secondNode()) {
            for (String text : List.of(bn("450"), alone)) {
                List<String> results = Parallel.all(100, i ->
                        new Phone(i % 2 == 0 ? gateway : second).forward(Phone.SENDER, text, at));
                assertThat(results).containsOnly("stored", "duplicate")
                        .filteredOn("stored"::equals).hasSize(1);
                assertThat(kept(text)).containsEntry("verdict", "STORED");
            }
        }
        assertThat(gateway.owner().sql("""
                select count(*) from bankfeed.bank_transaction
                 where reference = :number or payer = 'ANA ' || :number
                """).param("number", number).query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void isConfirmedByTheBanksOwnReport() {
        phone.forward(bn("450"));
        gateway.report("sinpemovil", number, "450");
        assertThat(fact(number)).containsEntry("evidence", "CONFIRMED");
        assertThat(phone.forward(bn("450"))).isEqualTo("duplicate");
        assertThat(fact(number)).containsEntry("evidence", "CONFIRMED");
    }
}
