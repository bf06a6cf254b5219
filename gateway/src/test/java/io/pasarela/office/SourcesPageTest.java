package io.pasarela.office;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.TestGateway;
import io.pasarela.audit.Audit;
import io.pasarela.bankfeed.TextReason;
import io.pasarela.bankfeed.TextVerdict;
import io.pasarela.merchants.Merchants;
import io.pasarela.people.OperatorFile;
import io.pasarela.people.People;
import io.pasarela.people.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The page of sources and texts. */
class SourcesPageTest {

    private static final String PASSWORD = "a long enough password";
    private static final String SOURCES = "/m/test/sources";
    private static final TestGateway GATEWAY = TestGateway.start();

    private static OfficeBrowser olga;
    private static OfficeBrowser vera;

    @BeforeAll
    static void forwardTexts() {
        for (Role role : List.of(Role.OPERATOR, Role.VIEWER)) {
            GATEWAY.bean(People.class).apply(new OperatorFile(
                    role.name().toLowerCase(), role.name(), PASSWORD, role, Set.of(), true));
        }
        olga = OfficeBrowser.signedIn(GATEWAY, "operator", PASSWORD);
        vera = OfficeBrowser.signedIn(GATEWAY, "viewer", PASSWORD);
        forward("2276", "Ha recibido un SINPE Móvil de ANA SOLIS por ₡25.000,00. Motivo: A12. "
                + "Comprobante: 2025112910284000060511112. BAC Credomatic");
        forward("2276", "Su clave es <b>1234</b> & \u202eno la comparta");
        forward("2276", "Envio exitoso de 3,950.00 Colones a JUAN PEREZ por SINPE Movil.");
        forward("71110000", "Ha recibido 3,200.00 colones por BN SINPE MOVIL de MARIA LOPEZ MORA. "
                + "Transferencia_SINPE. Referencia 2026042515183010512345678.");
        forward("79990000", "Hola");
    }

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    private static void forward(String sender, String text) {
        HttpResponse<String> answer = GATEWAY.sendUntilAnswered(
                GATEWAY.request("/feed/v1/notifications")
                        .header("Authorization", "Bearer " + TestGateway.FEED_TOKEN)
                        .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(
                                Map.of("sender", sender, "text", text,
                                        "received_at", GATEWAY.clock().instant().toString()))))
                        .build());
        assertThat(answer.body()).contains("\"ok\"");
    }

    @Test
    void showsSourcesAndWhatBecameOfTheirTexts() {
        String page = olga.get(SOURCES).body();
        assertThat(page).contains("href=\"/office/m/test/sources\"", "bank", "&lt; 1 min ago",
                "new money", "read by bac_sms@1", "nobody knows this wording",
                "the sender is not on the list", "read by davivienda_sent@1",
                "Su clave es &lt;b&gt;1234&lt;/b&gt; &amp; ");
        assertThat(page).doesNotContain("<b>1234");
        assertThat(vera.get(SOURCES).statusCode()).isEqualTo(200);
    }

    @Test
    void showsOneVerdictAlone() {
        assertThat(olga.get(SOURCES + "?verdict=untrusted").body())
                .contains("79990000").doesNotContain("Su clave", "ANA SOLIS");
        assertThat(olga.get(SOURCES + "?verdict=unread").body())
                .contains("Su clave").doesNotContain("79990000");
        assertThat(olga.get(SOURCES + "?before=1").body()).contains("No texts here");
    }

    @Test
    void speaksSpanishToo() {
        var browser = OfficeBrowser.signedIn(GATEWAY, "operator", PASSWORD);
        browser.speak("es");
        assertThat(browser.get(SOURCES).body()).contains("Fuentes", "dinero nuevo",
                "nadie conoce esta redacción");
    }

    @Test
    void readsAgainAfterShowingWhatThatChanges() {
        assertThat(olga.get(SOURCES + "/reread").body())
                .contains("None of 3 texts would change.").doesNotContain("Read them again");
        GATEWAY.owner().sql("update bankfeed.source set senders = senders || array['71110000']")
                .update();
        String preview = olga.get(SOURCES + "/reread").body();
        assertThat(preview).contains("Of 3 texts would become: new money: 1.", "3,200.00 CRC",
                "2026042515183010512345678", "MARIA LOPEZ MORA", "a new one", "Read them again");
        assertThat(vera.get(SOURCES + "/reread").body()).doesNotContain("Read them again");
        assertThat(vera.post(SOURCES + "/reread", Map.of()).statusCode()).isEqualTo(403);
        assertThat(facts()).isEqualTo(1);

        HttpResponse<String> done = olga.post(SOURCES + "/reread", Map.of());
        assertThat(olga.follow(done).body()).contains("They were read again.");
        assertThat(facts()).isEqualTo(2);
        assertThat(olga.follow(olga.post(SOURCES + "/reread", Map.of())).body())
                .contains("nothing changed");
        assertThat(GATEWAY.bean(Audit.class).list(GATEWAY.bean(Merchants.class).ofKey("test")
                .orElseThrow().id().value(), Long.MAX_VALUE, 10))
                .filteredOn(entry -> entry.act().name().equals("texts.reread")).hasSize(2)
                .last().satisfies(entry ->
                        assertThat(entry.act().details()).containsEntry("stored", "1"));
        GATEWAY.owner().sql("update bankfeed.source set senders = array['2276']").update();
    }

    private static int facts() {
        return GATEWAY.owner().sql("select count(*) from bankfeed.bank_transaction")
                .query(Integer.class).single();
    }

    @Test
    void namesEveryVerdictAndReason() {
        for (Words words : Words.values()) {
            for (TextVerdict verdict : TextVerdict.values()) {
                assertThat(words.has("text.verdict." + verdict)).as("%s", verdict).isTrue();
            }
            for (TextReason reason : TextReason.values()) {
                assertThat(words.has("text.reason." + reason)).as("%s", reason).isTrue();
            }
        }
    }
}
