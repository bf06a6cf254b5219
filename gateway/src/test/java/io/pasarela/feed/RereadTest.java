package io.pasarela.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.TestGateway;
import io.pasarela.admin.Admin;
import io.pasarela.bankfeed.Inbox;
import io.pasarela.bankfeed.KeptText;
import io.pasarela.bankfeed.Rereader;
import io.pasarela.bankfeed.Rereading;
import io.pasarela.bankfeed.TextVerdict;
import io.pasarela.merchants.MerchantId;
import io.pasarela.merchants.Merchants;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** History that is read again. */
class RereadTest {

    private static final String FIRST = "60000000000000000001";
    private static final String SECOND = "60000000000000000002";

    private TestGateway gateway;
    private Phone phone;
    private MerchantId merchant;
    private Instant at;

    /** Texts that nobody could read when they came, and some that nobody should believe. */
    @BeforeEach
    void keepHistory() {
        gateway = TestGateway.start();
        phone = new Phone(gateway);
        merchant = gateway.bean(Merchants.class).ofKey("test").orElseThrow().id();
        at = gateway.clock().instant();
        forward(bn(FIRST, 450));
        forward("Hola! " + bn(FIRST, 450));
        forward(bn(SECOND, 500));
        forward("Envio exitoso de 3,950.00 Colones a JUAN PEREZ por SINPE Movil.");
        gateway.owner().sql("""
                update bankfeed.notification set verdict = 'UNREAD', reason = 'UNKNOWN_WORDING'
                """).update();
        assertThat(phone.forward("still nothing")).isEqualTo("unread");
        forward("from a stranger: " + bn(SECOND, 500));
        phone.webhook(Phone.received(Phone.SENDER, "late: " + bn(SECOND, 500), at, "1"),
                Phone.KEY, at.minusSeconds(1_000));
        assertThat(phone.forward(bn(SECOND, 500))).isEqualTo("stored");
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void forward(String text) {
        assertThat(phone.forward("a stranger", text, at)).isEqualTo("untrusted");
    }

    private static String bn(String number, int amount) {
        return "Ha recibido " + amount + " colones por BN SINPE MOVIL de ANA. Pago. Referencia "
                + number + ".";
    }

    private void trustTheStranger() {
        gateway.owner().sql("""
                update bankfeed.source set senders = array['2276', 'a stranger']
                """).update();
    }

    private List<String> rows() {
        return gateway.owner().sql("""
                select verdict || ' ' || coalesce(reason, '') || ' '
                       || coalesce(bank_transaction_id::text, '') || body
                  from bankfeed.notification order by id
                """).query(String.class).list();
    }

    @Test
    void aPreviewTellsAndChangesNothing() {
        trustTheStranger();
        List<String> before = rows();
        Rereading preview = gateway.bean(Rereader.class).preview(merchant);

        assertThat(preview.looked()).isEqualTo(6);
        assertThat(preview.counts()).hasSize(3).containsEntry(TextVerdict.STORED, 1)
                .containsEntry(TextVerdict.DUPLICATE, 3).containsEntry(TextVerdict.IGNORED, 1);
        var money = preview.changes().getFirst().money();
        assertThat(money.amount()).hasToString("450 CRC");
        assertThat(money.reference()).isEqualTo(FIRST);
        assertThat(money.bankTransaction()).isNull();
        assertThat(preview.changes().get(2).money().bankTransaction()).isPositive();
        assertThat(rows()).isEqualTo(before);
        assertThat(gateway.owner().sql("select count(*) from bankfeed.bank_transaction")
                .query(Integer.class).single()).isOne();
    }

    @Test
    void readsAgainOnceAndPaysWhoWaited() {
        gateway.post("/api/v1/transaction/activate", """
                {"currency_code":"CRC","wallet_type":"sinpemovil","label":"payer",\
                "key1":"%s","amount":450,"custom_transaction_id":"waited"}""".formatted(FIRST));
        trustTheStranger();
        Rereading rereading = gateway.bean(Rereader.class).reread(merchant);

        assertThat(rereading.counts()).isEqualTo(Map.of(TextVerdict.STORED, 1,
                TextVerdict.DUPLICATE, 3, TextVerdict.IGNORED, 1));
        assertThat(gateway.get("/api/v1/deposit-info?custom_transaction_id=waited").body())
                .contains("\"state\":\"deposited\"");
        assertThat(gateway.bean(Inbox.class).list(merchant, Long.MAX_VALUE, 100))
                .filteredOn(text -> text.verdict() == TextVerdict.UNREAD
                        || text.verdict() == TextVerdict.UNTRUSTED)
                .extracting(KeptText::text).extracting(text -> text.body().split(" ")[0])
                .containsExactlyInAnyOrder("still", "late:");
        assertThat(gateway.bean(Rereader.class).reread(merchant).counts()).isEmpty();
    }

    @Test
    void aStrangerStaysOne() {
        Rereading rereading = gateway.bean(Rereader.class).reread(merchant);
        assertThat(rereading.counts()).isEmpty();
        assertThat(rows()).filteredOn(row -> row.startsWith("UNTRUSTED UNKNOWN_SENDER"))
                .as("also those that were unread before").hasSize(5);
    }

    @Test
    void theCommandDoesTheSameFromOutside() {
        trustTheStranger();
        List<String> before = rows();
        assertThat(reread("--preview")).contains("test: 6 texts read again, would become: "
                + "3 duplicate, 1 ignored, 1 stored", "450 CRC, reference " + FIRST);
        assertThat(rows()).isEqualTo(before);
        assertThat(reread("--merchant=test"))
                .contains("became: 3 duplicate, 1 ignored, 1 stored").doesNotContain("other:");
        assertThat(reread()).contains("test: 1 texts read again, became: nothing new",
                "other: 0 texts");
    }

    private String reread(String... options) {
        var arguments = new ArrayList<>(List.of("notifications", "reread"));
        arguments.addAll(List.of(options));
        arguments.addAll(gateway.settings());
        var out = new StringWriter();
        var command = new CommandLine(new Admin()).setOut(new PrintWriter(out));
        assertThat(command.execute(arguments.toArray(String[]::new))).isZero();
        return out.toString();
    }
}
