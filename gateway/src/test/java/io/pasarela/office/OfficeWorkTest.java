package io.pasarela.office;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.Multipart;
import io.pasarela.TestGateway;
import io.pasarela.TestPicture;
import io.pasarela.audit.Audit;
import io.pasarela.audit.Entry;
import io.pasarela.audit.Verification;
import io.pasarela.merchants.Merchants;
import io.pasarela.people.OperatorFile;
import io.pasarela.people.People;
import io.pasarela.people.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A day's work, with real doors behind the pages. */
class OfficeWorkTest {

    private static final String PASSWORD = "a long enough password";
    private static final TestGateway GATEWAY = TestGateway.start();
    private static final String CLAIMS = "/m/test/possible-transactions";
    private static final String WITHDRAWALS = "/m/test/withdrawals";
    private static final String FACTS = "/m/test/bank-transactions";

    private static OfficeBrowser olga;
    private static OfficeBrowser omar;

    @BeforeAll
    static void employ() {
        for (String login : List.of("olga", "omar")) {
            GATEWAY.bean(People.class).apply(
                    new OperatorFile(login, login, PASSWORD, Role.OPERATOR, Set.of(), true));
        }
        olga = OfficeBrowser.signedIn(GATEWAY, "olga", PASSWORD);
        omar = OfficeBrowser.signedIn(GATEWAY, "omar", PASSWORD);
    }

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    @Test
    void confirmsAClaimByTheTransferTheBankReported() {
        long claim = claim("10000000000000000001", "450", "pays-1");
        GATEWAY.report("sinpemovil", "10000000000000000001", "400");
        String page = olga.get(CLAIMS + "/" + claim).body();
        assertThat(page).contains("The number is the same",
                "50.00 CRC less than claimed", "The bank reports another amount");
        String fact = choice(page, "fact");

        assertSaid(confirm(claim, fact, "450"), "not that of the transfer you chose");
        assertSaid(confirm(claim, fact, "4.000"), "That is no amount.");
        assertSaid(confirm(claim, "fact 0", "400"), "no longer free");
        assertSaid(confirm(claim, "", "400"), "Choose which money");
        assertSaid(confirm(claim, fact, "400"), "the money is credited");
        assertSaid(confirm(claim, fact, "400"), "no longer waits");

        assertThat(GATEWAY.get("/api/v1/deposit-info?custom_transaction_id=pays-1").body())
                .contains("\"state\":\"deposited\"", "\"deposit_amount\":\"400\"");
        assertThat(olga.get(CLAIMS + "/" + claim).body()).contains("400.00 CRC", "olga")
                .doesNotContain("Confirm and credit");
        assertThat(acts("claim " + claim)).containsExactly("claim.confirmed");
    }

    @Test
    void vouchesForMoneyAndAnswersWhetherAReportIsTheSame() {
        long claim = claimWithPicture("0394031", "25000", "pays-2");
        String page = olga.get(CLAIMS + "/" + claim).body();
        assertThat(page).contains("The bank reported nothing that fits");

        assertSaid(confirm(claim, choice(page, "wallet"), "25000"), "the money is credited");
        GATEWAY.report("itau_ml", "7777777", "25000");
        String facts = olga.get(FACTS).body();
        assertThat(facts).contains("The same money or other money?", "Entered by olga", "7777777");
        String held = find(facts, "bank-transactions/(\\d+)/same");
        String known = find(facts, "name=\"known\" value=\"(\\d+)\"");

        assertSaid(olga.post(FACTS + "/" + held + "/same", Map.of("known", "0")),
                "no longer one to compare");
        assertSaid(olga.post(FACTS + "/" + held + "/same", Map.of("known", known)), "Noted.");
        assertSaid(olga.post(FACTS + "/" + held + "/same", Map.of("known", known)),
                "answered already");
        assertThat(acts("bank transaction " + held)).containsExactly("bank-transaction.held");
    }

    @Test
    void letsMoneyThatIsOtherMoneyPay() {
        long first = claimWithPicture("0394100", "31000", "pays-3");
        String wallet = choice(olga.get(CLAIMS + "/" + first).body(), "wallet");
        confirm(first, wallet, "31000");
        claimWithPicture("0394101", "31000", "pays-4");
        GATEWAY.report("itau_ml", "0394101", "31000");
        String held = find(olga.get(FACTS).body(), "bank-transactions/(\\d+)/other");

        assertSaid(olga.post(FACTS + "/" + held + "/other", Map.of()), "Noted.");

        assertThat(GATEWAY.get("/api/v1/deposit-info?custom_transaction_id=pays-4").body())
                .contains("\"state\":\"deposited\"");
    }

    @Test
    void rejectsAClaimForAReasonOnce() {
        long claim = claim("10000000000000000002", "450", "<script>alert(1)</script>");
        assertThat(olga.get(CLAIMS).body()).doesNotContain("<script>alert");
        assertThat(olga.get(CLAIMS + "/" + claim).body())
                .contains("&lt;script").doesNotContain("<script>alert");

        String reject = CLAIMS + "/" + claim + "/reject";
        assertSaid(olga.post(reject, Map.of("reason", " \u0000 ")), "Say why");
        assertSaid(olga.post(reject, Map.of("reason", "no such\ntransfer")), "is rejected");
        assertSaid(olga.post(reject, Map.of("reason", "again")), "no longer waits");

        assertThat(olga.get(CLAIMS + "/" + claim).body()).contains("no such transfer");
        assertThat(acts("claim " + claim)).containsExactly("claim.rejected");
    }

    @Test
    void opensAClaimAgainThatEndedByMistake() {
        long claim = claim("10000000000000000033", "450", "again-1");
        String reopen = CLAIMS + "/" + claim + "/reopen";
        assertThat(olga.get(CLAIMS + "/" + claim).body()).doesNotContain("Let it wait again");
        assertSaid(olga.post(reopen, Map.of()), "cannot be opened again");
        olga.post(CLAIMS + "/" + claim + "/reject", Map.of("reason", "too early"));
        assertThat(olga.get(CLAIMS + "/" + claim).body()).contains("Let it wait again");

        assertSaid(olga.post(reopen, Map.of()), "waits again");
        assertSaid(olga.post(reopen, Map.of()), "cannot be opened again");

        assertThat(omar.get(CLAIMS).body()).contains("opened again");
        assertThat(omar.get(CLAIMS + "/" + claim).body())
                .contains("Looked at again", "olga", "too early", "Confirm and credit");
        assertThat(acts("claim " + claim)).containsExactlyInAnyOrder(
                "claim.rejected", "claim.reopened");
    }

    @Test
    void showsAProofToOperatorsOnlyAndTrustsItNothing() {
        long claim = claimWithPicture("0394200", "12000", "pays-5");
        String picture = CLAIMS + "/" + claim + "/picture";

        HttpResponse<String> shown = olga.get(picture);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().map())
                .containsEntry("Content-Type", List.of("image/png"))
                .containsEntry("X-Content-Type-Options", List.of("nosniff"))
                .containsEntry("Content-Security-Policy", List.of("default-src 'none'; sandbox"));
        assertThat(shown.headers().firstValue("Cache-Control").orElseThrow())
                .contains("no-store");
        assertThat(new OfficeBrowser(GATEWAY).get(picture).statusCode()).isEqualTo(303);
        assertThat(olga.get(picture.replace("/test/", "/other/")).statusCode()).isEqualTo(404);
    }

    @Test
    void ordersAWithdrawalByHandOnceHoweverOftenTheFormIsSent() {
        String form = olga.get(WITHDRAWALS + "/new?system=sinpemovil_ml").body();
        assertThat(requiredFields(form)).containsExactly(
                "label", "amount", "currency", "wallet_recipient", "recipient_email");
        assertThat(requiredFields(olga.get(WITHDRAWALS + "/new?system=itau_ml").body()))
                .containsExactly(
                        "label", "amount", "currency", "wallet_recipient", "recipient_name");
        Map<String, String> fields = Map.of("system", "sinpemovil_ml",
                "id", find(form, "name=\"id\" value=\"([^\"]+)\""), "label", "player 7",
                "amount", "1500", "wallet_recipient", "81354112",
                "recipient_email", "someone@example.com");

        HttpResponse<String> first = olga.post(WITHDRAWALS + "/new", fields);
        HttpResponse<String> again = olga.post(WITHDRAWALS + "/new", fields);

        assertSaid(first, "The withdrawal is added.");
        assertThat(location(again)).isEqualTo(location(first));
        assertThat(olga.follow(first).body()).contains("1,500.00 CRC", "81354112", "Added by hand");
    }

    @Test
    void tellsWhatIsWrongWithAnOrderAndKeepsWhatWasTyped() {
        HttpResponse<String> refused = olga.post(WITHDRAWALS + "/new", Map.of(
                "system", "itau_ml", "id", "form-x", "label", "player 8",
                "amount", "25000", "wallet_recipient", "12"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("account_number must be 7 to 9 digits",
                "value=\"player 8\"", "value=\"25000\"");

        HttpResponse<String> ambiguous = olga.post(WITHDRAWALS + "/new", Map.of(
                "system", "itau_ml", "id", "form-x", "label", "player 8",
                "amount", "25.000", "wallet_recipient", "1234567", "recipient_name", "Ana"));
        assertThat(ambiguous.body()).contains("That is no amount.");
        assertThat(olga.get(WITHDRAWALS).body()).doesNotContain("player 8");
    }

    @Test
    void paysAWithdrawalByOneOperatorOnly() {
        String number = ordered("form-pay", "2000");
        String self = WITHDRAWALS + "/" + number;
        assertSaid(olga.post(self + "/take", Map.of()), "It is yours.");
        assertSaid(omar.post(self + "/take", Map.of()), "Somebody was faster");
        String page = olga.get(self).body();
        assertThat(omar.get(self).body()).contains("olga").doesNotContain("Mark as processed");
        String wallet = find(page, "<option value=\"(\\d+)\">");
        Map<String, String> proof = Map.of(
                "fence", fence(page), "wallet", wallet, "reference", "55555555555555555555");

        assertSaid(omar.post(self + "/process", proof), "Somebody was faster");
        assertSaid(olga.post(self + "/process", Map.of("fence", fence(page), "wallet", wallet)),
                "empty or unreadable");
        assertSaid(olga.post(self + "/process", proof), "is processed");
        assertSaid(olga.post(self + "/process", proof), "Somebody was faster");
        assertThat(olga.get(WITHDRAWALS + "?shelf=processed").body()).contains(self);
        assertThat(olga.get(self).body()).contains("55555555555555555555")
                .doesNotContain("Mark as processed");
    }

    @Test
    void putsAWithdrawalBackOnTheStatementThatNothingWasSent() {
        String self = WITHDRAWALS + "/" + ordered("form-back", "2100");
        olga.post(self + "/take", Map.of());
        String fence = fence(olga.get(self).body());

        assertSaid(olga.post(self + "/put-back", Map.of("fence", fence)), "empty or unreadable");
        assertSaid(olga.post(self + "/put-back",
                Map.of("fence", fence, "statement", "I looked in the bank")), "new again");
        assertSaid(omar.post(self + "/take", Map.of()), "It is yours.");
        assertSaid(omar.post(self + "/reject", Map.of(
                "fence", fence(omar.get(self).body()), "reason", "closed account")),
                "is rejected");
        assertThat(olga.get(WITHDRAWALS + "?shelf=rejected").body()).contains(self);
        assertThat(olga.get(self).body()).contains("closed account");
    }

    @Test
    void showsWhatTheMerchantWasToldAndTellsItAgain() {
        long claim = claim("10000000000000000003", "470", "pays-6");
        GATEWAY.report("sinpemovil", "10000000000000000003", "480");
        confirm(claim, choice(olga.get(CLAIMS + "/" + claim).body(), "fact"), "480");
        String postbacks = "/m/test/postbacks";
        assertThat(olga.get(postbacks).body()).contains("when the merchant names a URL");
        long id = GATEWAY.owner().sql("""
                select max(id) from postbacks.postback where data like '%pays-6%'
                """).query(Long.class).single();
        fail(id);

        String page = olga.get(postbacks + "/" + id).body();
        assertThat(page).contains("pays-6", "HTTP 500", "&lt;b&gt;broken", "failed");
        assertThat(olga.get(postbacks + "?status=failed").body()).contains("Given up: 1.");
        assertSaid(olga.post(postbacks + "/resend", Map.of()), "Nothing to send again");
        assertSaid(olga.post(postbacks + "/resend", Map.of("id", Long.toString(id))),
                "being sent again");
        fail(id);
        assertSaid(olga.post(postbacks + "/resend-failed", Map.of()), "being sent again");
        assertSaid(olga.post(postbacks + "/resend-failed", Map.of()), "Nothing to send again");
        assertThat(acts("postbacks [" + id + "]")).containsExactly("postback.resend");
        assertThat(acts("failed postbacks")).containsExactly("postback.resend");
    }

    /** As after 30 days of a broken server. */
    private static void fail(long id) {
        GATEWAY.owner().sql("""
                update postbacks.postback
                   set status = 'FAILED', ended_at = now(), attempt = attempt + 1, leased = false,
                       next_attempt_at = null, waiting_since = null
                 where id = :id
                """).param("id", id).update();
        GATEWAY.owner().sql("""
                insert into postbacks.attempt (merchant_id, postback_id, number, started_at,
                       ended_at, url, outcome, http_status, answer, fault)
                select merchant_id, id, attempt, now(), now(), 'https://shop.example/', 'REFUSED',
                       500, '<b>broken', 'not ok'
                  from postbacks.postback
                 where id = :id
                """).param("id", id).update();
    }

    @Test
    void keepsTheRecordWhole() {
        assertThat(GATEWAY.bean(Audit.class).verify(chain()))
                .isInstanceOf(Verification.Intact.class);
    }

    private static HttpResponse<String> confirm(long claim, String money, String received) {
        return olga.post(CLAIMS + "/" + claim + "/confirm",
                Map.of("money", money, "received", received));
    }

    private static void assertSaid(HttpResponse<String> answer, String text) {
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(olga.follow(answer).body()).contains(text);
    }

    /** The number of a waiting claim, as it stands in the queue. */
    private static long claim(String key1, String amount, String customId) {
        GATEWAY.post("/api/v1/transaction/activate", """
                {"currency_code":"CRC","wallet_type":"sinpemovil","label":"someone",\
                "key1":"%s","amount":"%s","custom_transaction_id":"%s"}"""
                .formatted(key1, amount, customId));
        return inQueue(key1);
    }

    private static long claimWithPicture(String key1, String amount, String customId) {
        byte[] form = Multipart.form(Map.of("currency_code", "PYG", "wallet_type", "itau_ml",
                "label", "someone", "key1", key1, "amount", amount,
                "custom_transaction_id", customId), "r.png", TestPicture.png(key1.hashCode()));
        GATEWAY.send(GATEWAY.request("/api/v1/possible-transaction?secret=" + TestGateway.SECRET)
                .header("Content-Type", Multipart.TYPE)
                .POST(BodyPublishers.ofByteArray(form)).build());
        return inQueue(key1);
    }

    private static long inQueue(String key1) {
        String row = find(olga.get(CLAIMS).body(),
                "(?s)(<tr>(?:(?!<tr>).)*" + key1 + ".*?</tr>)");
        return Long.parseLong(find(row, "possible-transactions/(\\d+)"));
    }

    private static String ordered(String form, String amount) {
        HttpResponse<String> made = olga.post(WITHDRAWALS + "/new", Map.of(
                "system", "itau_ml", "id", form, "label", "player 9", "amount", amount,
                "wallet_recipient", "1234567", "recipient_name", "Ana"));
        return find(location(made), "withdrawals/(\\d+)");
    }

    private static String choice(String page, String kind) {
        return find(page, "name=\"money\" value=\"(" + kind + " \\d+)\"");
    }

    private static String fence(String page) {
        return find(page, "name=\"fence\" value=\"(\\d+)\"");
    }

    private static List<String> requiredFields(String form) {
        return Pattern.compile("<input class=\"form-control\" id=\"([a-z_]+)\"[^>]* required")
                .matcher(form).results().map(found -> found.group(1)).toList();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String find(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(1);
    }

    private static List<String> acts(String subject) {
        return GATEWAY.bean(Audit.class).list(chain(), Long.MAX_VALUE, 1_000).stream()
                .map(Entry::act).filter(act -> act.subject().equals(subject))
                .map(act -> act.name()).toList();
    }

    private static long chain() {
        return GATEWAY.bean(Merchants.class).ofKey("test").orElseThrow().id().value();
    }
}
