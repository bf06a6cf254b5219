package io.pasarela.office;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.TestGateway;
import io.pasarela.people.OperatorFile;
import io.pasarela.people.People;
import io.pasarela.people.Role;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Money nobody claimed, as operators see it: what it may be about, and how it ends. */
class UnclaimedMoneyTest {

    private static final String PASSWORD = "a long enough password";
    private static final TestGateway GATEWAY = TestGateway.start();
    private static final String FACTS = "/m/test/bank-transactions";

    private static OfficeBrowser olga;

    @BeforeAll
    static void employ() {
        GATEWAY.bean(People.class).apply(
                new OperatorFile("olga", "olga", PASSWORD, Role.OPERATOR, Set.of(), true));
        GATEWAY.bean(People.class).apply(
                new OperatorFile("vera", "vera", PASSWORD, Role.VIEWER, Set.of(), true));
        olga = OfficeBrowser.signedIn(GATEWAY, "olga", PASSWORD);
    }

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    private static long fact(String number, String amount) {
        GATEWAY.report("sinpemovil", number, amount);
        return GATEWAY.owner().sql("""
                select id from bankfeed.bank_transaction where reference = :number
                """).param("number", number).query(Long.class).single();
    }

    private static long claim(String key1, String amount, String id) {
        GATEWAY.post("/api/v1/transaction/activate", """
                {"currency_code":"CRC","wallet_type":"sinpemovil","label":"someone",\
                "key1":"%s","amount":"%s","custom_transaction_id":"%s"}"""
                .formatted(key1, amount, id));
        return GATEWAY.owner().sql("select id from deposits.claim where custom_id = :id")
                .param("id", id).query(Long.class).single();
    }

    private static String find(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(1);
    }

    private static void assertSaid(HttpResponse<String> answer, String text) {
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(olga.follow(answer).body()).contains(text);
    }

    @Test
    void leadsFromMistypedClaimsToTheirMoneyAndBack() {
        long claim = claim("20000000000000000812", "450", "typo-1");
        fact("20000000000000099999", "450");
        long fact = fact("20000000000000000821", "450");

        String page = olga.get("/m/test/possible-transactions/" + claim).body();
        assertThat(page).contains("Digits 19 and 20 of the number changed places",
                "The amount is the same", "Another number");
        assertThat(find(page, "value=\"fact (\\d+)\"")).isEqualTo(Long.toString(fact));

        page = olga.get(FACTS + "/" + fact).body();
        assertThat(page).contains("possible-transactions/" + claim, "20000000000000000812",
                "Digits 19 and 20 of the number changed places", "unclaimed");
        assertThat(olga.get("/m/other/bank-transactions/" + fact).statusCode()).isEqualTo(404);

        olga.speak("es");
        assertThat(olga.get(FACTS + "/" + fact).body())
                .contains("Los dígitos 19 y 20 del número están cambiados", "sin reclamar");
        olga.speak("en");
    }

    @Test
    void showsMoneyOfARejectedClaimToOperators() {
        long claim = claim("20000000000000000700", "450", "rejected-1");
        olga.post("/m/test/possible-transactions/" + claim + "/reject", Map.of("reason", "no"));
        long fact = fact("20000000000000000700", "450");
        assertThat(olga.get(FACTS + "/" + fact).body())
                .contains("possible-transactions/" + claim, "An operator rejected this claim",
                        "The number is the same");
    }

    @Test
    void takesBackWhatAPayoutReturnedOnce() {
        long one = fact("20000000000000000601", "777");
        long other = fact("20000000000000000602", "778");
        assertThat(olga.get(FACTS).body()).contains(FACTS + "/" + one, "transactions, the oldest");
        String account = find(olga.get(FACTS + "/" + one).body(), "<option value=\"(\\d+)\">");
        Map<String, String> proof = Map.of("account", account, "reference", "90000000000000000001");

        assertSaid(olga.post(FACTS + "/" + one + "/return", Map.of("account", account)),
                "empty or unreadable");
        assertSaid(olga.post(FACTS + "/" + one + "/return",
                Map.of("account", "999999", "reference", "1")), "wallet");
        assertSaid(olga.post(FACTS + "/" + one + "/return", proof), "noted as returned");
        assertSaid(olga.post(FACTS + "/" + one + "/return", proof), "no longer unclaimed");
        assertSaid(olga.post(FACTS + "/" + other + "/return", proof), "proves another");
        assertThat(olga.get(FACTS + "/past").body())
                .contains("90000000000000000001", "777.00 CRC", "olga", "returned");
        assertThat(olga.get(FACTS + "/" + one).body())
                .contains("90000000000000000001").doesNotContain("Note as returned");
        aWithdrawalCannotUse("90000000000000000001");
    }

    private static void aWithdrawalCannotUse(String reference) {
        HttpResponse<String> made = olga.post("/m/test/withdrawals/new", Map.of(
                "system", "sinpemovil_ml", "id", "form-used", "label", "player", "amount", "1000",
                "wallet_recipient", "81354112", "recipient_email", "someone@example.com"));
        String self = "/m/test/withdrawals/" + find(
                made.headers().firstValue("Location").orElseThrow(), "withdrawals/(\\d+)");
        olga.post(self + "/take", Map.of());
        String page = olga.get(self).body();
        String wallet = find(page, "<option value=\"(\\d+)\">");
        String fence = find(page, "name=\"fence\" value=\"(\\d+)\"");
        assertSaid(olga.post(self + "/process", Map.of(
                "fence", fence, "wallet", wallet, "reference", reference)), "proves another");
        // And the other way round.
        assertSaid(olga.post(self + "/process", Map.of("fence", fence, "wallet", wallet,
                "reference", "90000000000000000002")), "is processed");
        long money = fact("20000000000000000609", "779");
        String account = find(olga.get(FACTS + "/" + money).body(), "<option value=\"(\\d+)\">");
        assertSaid(olga.post(FACTS + "/" + money + "/return", Map.of(
                "account", account, "reference", "90000000000000000002")), "proves another");
    }

    @Test
    void ignoresWhatIsNoPayersForAReason() {
        long fact = fact("20000000000000000500", "450");
        String page = olga.get(FACTS + "/" + fact).body();
        assertThat(page).contains("It is nothing a payer sent").doesNotContain("It never came");
        assertSaid(olga.post(FACTS + "/" + fact + "/ignore", Map.of()), "Say why");
        assertSaid(olga.post(FACTS + "/" + fact + "/ignore",
                Map.of("reason", "gone", "money", "never-came")), "it did come");
        assertSaid(olga.post(FACTS + "/" + fact + "/ignore",
                Map.of("reason", "our own <b>transfer</b>")), "is ignored");
        assertThat(olga.get(FACTS + "/past").body())
                .contains("our own &lt;b&gt;transfer").doesNotContain("<b>transfer");
        OfficeBrowser vera = OfficeBrowser.signedIn(GATEWAY, "vera", PASSWORD);
        assertThat(vera.get(FACTS + "/" + fact("20000000000000000501", "450")).body())
                .contains("unclaimed").doesNotContain("Note as returned");
    }
}
