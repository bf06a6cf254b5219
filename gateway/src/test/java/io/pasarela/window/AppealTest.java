package io.pasarela.window;

import static io.pasarela.window.Payer.SINPE;
import static io.pasarela.window.Payer.link;
import static io.pasarela.window.Payer.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pasarela.TestGateway;
import io.pasarela.TestPicture;
import io.pasarela.audit.Audit;
import io.pasarela.audit.Entry;
import io.pasarela.deposits.Deposits;
import io.pasarela.deposits.Reopening;
import io.pasarela.merchants.MerchantId;
import io.pasarela.merchants.Merchants;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** A payer whose claim ended without money, and what he can do about it. */
class AppealTest {

    private static TestGateway gateway;
    private static Payer payer;
    private static int pictures;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start();
        payer = new Payer(gateway);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void isHeardTwice() {
        String mine = claim("a1", "20260606000000000001");
        for (String left : List.of("You can do this twice", "one more time")) {
            reject("a1", "The proof cannot be read");
            assertThat(payer.open(mine).body())
                    .contains("A person looked at this payment", "The proof cannot be read", left);
            assertThat(payer.open(mine.replace("lang=en", "lang=es")).body())
                    .contains("El comprobante no se puede leer");
            assertThat(payer.open(link("a1", "a1", SINPE)).body())
                    .as("a stranger").doesNotContain("cannot be read", "name=\"screenshot\"");

            prove(mine);
            assertThat(payer.open(mine).body())
                    .contains("We have your new screenshot", "looks at this payment again");
            assertThat(info("a1")).contains("\"state\":\"waiting\"", "\"reason\":null");
            assertThat(repeat("a1", "20260606000000000001"))
                    .contains("possible_transaction_created");
        }
        reject("a1", "Something else entirely");
        assertThat(payer.open(mine).body())
                .contains("looked at again twice", "Something else entirely", "_again=1")
                .doesNotContain("name=\"screenshot\"");
        prove(mine);
        assertThat(info("a1")).contains("\"state\":\"rejected\"", "Something else entirely");
        assertThat(repeat("a1", "20260606000000000001")).contains("fail");
        assertThat(acts("a1")).containsExactly("claim.rejected", "claim.appealed",
                "claim.rejected", "claim.appealed", "claim.rejected");
        assertThatThrownBy(() -> gateway.owner().sql("update deposits.claim set appeals = 3")
                .update()).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void moneyAloneDoesNotOverruleAnOperator() {
        String number = "20260606000000000002";
        String mine = claim("a2", number);
        reject("a2", "No such transfer arrived");
        prove(mine);

        gateway.report("sinpemovil", number, "450");

        assertThat(payer.open(mine).body()).contains("looks at this payment again");
        assertThat(flags("a2")).contains("APPEAL", "REJECTED_BEFORE");
    }

    @Test
    void anOperatorWhoOpensAClaimAgainLetsMoneyPayIt() {
        String number = "20260606000000000003";
        String mine = claim("a3", number);
        reject("a3", "No such transfer arrived");
        gateway.report("sinpemovil", number, "450");
        assertThat(payer.open(mine).body()).contains("A person looked at this payment");

        var word = new Deposits.Reopen(merchant(), id("a3"), "ana");
        assertThat(deposits().reopen(word)).isInstanceOf(Reopening.Reopened.class);

        assertThat(payer.open(mine).body()).contains("Payment received");
        assertThat(deposits().reopen(word)).isInstanceOf(Reopening.NotEnded.class);
        assertThat(acts("a3")).containsExactly("claim.rejected", "claim.reopened");
    }

    @Test
    void anExpiredClaimSaysWhyAndMayBeLookedAtAgain() {
        String number = "20260606000000000004";
        String mine = claim("a4", number);
        gateway.clock().move(Duration.ofDays(8));
        gateway.runJob("deposits-expiry");
        assertThat(payer.open(mine).body())
                .contains("No transfer with this number reached the account in time", "Try again");

        prove(mine);
        gateway.clock().move(Duration.ofDays(8));
        gateway.runJob("deposits-expiry");
        assertThat(payer.open(mine).body()).as("it waits until somebody looked")
                .contains("looks at this payment again");
        gateway.report("sinpemovil", number, "450");
        assertThat(payer.open(mine).body()).contains("Payment received");
    }

    @Test
    void isOverOnceThereIsANewerClaim() {
        String mine = claim("a5", "20260606000000000005");
        reject("a5", "No such transfer arrived");
        payer.post("claim?" + mine, Map.of("key1", "20260606000000000006", "amount", "450",
                "claim_key", "AAAAAAAAAAAAAAAAAAAAAA"), null);

        assertThat(payer.open(mine).body()).contains("We are checking your payment")
                .doesNotContain("20260606000000000006");
        assertThat(deposits().reopen(new Deposits.Reopen(merchant(), firstId("a5"), "ana")))
                .isInstanceOf(Reopening.NewerWaits.class);
        assertThat(deposits().reopen(new Deposits.Reopen(merchant(), 0, "ana")))
                .isInstanceOf(Reopening.NotFound.class);
    }

    /** They choose in their language, payers read in theirs. */
    @Test
    void namesTheReasonsThatOperatorsChooseFrom() throws IOException {
        for (String language : List.of("en", "es")) {
            var office = new Properties();
            office.load(new InputStreamReader(getClass().getResourceAsStream(
                    "/office/words_" + language + ".properties"), StandardCharsets.UTF_8));
            for (String key : Reasons.KEYS) {
                assertThat(Words.in(language).get(key))
                        .isEqualTo(office.getProperty("claim." + key.replace('.', '-')));
            }
        }
        assertThat(Reasons.in(Words.in("es"), "No such transfer arrived"))
                .isEqualTo("No llegó tal transferencia");
        assertThat(Reasons.in(Words.in("es"), "Nor this one")).isEqualTo("Nor this one");
    }

    private static String claim(String id, String number) {
        return query(payer.claim(link(id, id, SINPE), number, "450"));
    }

    private static void prove(String mine) {
        assertThat(payer.post("proof?" + mine, Map.of(), TestPicture.png(600 + pictures++))
                .statusCode()).isEqualTo(303);
    }

    private static void reject(String id, String reason) {
        assertThat(deposits().reject(
                new Deposits.Rejecting(merchant(), id(id), "ana", reason))).isTrue();
    }

    private static Deposits deposits() {
        return gateway.bean(Deposits.class);
    }

    private static MerchantId merchant() {
        return gateway.bean(Merchants.class).ofKey("test").orElseThrow().id();
    }

    private static long id(String customId) {
        return gateway.owner().sql("select max(id) from deposits.claim where custom_id = :id")
                .param("id", customId).query(Long.class).single();
    }

    private static long firstId(String customId) {
        return gateway.owner().sql("select min(id) from deposits.claim where custom_id = :id")
                .param("id", customId).query(Long.class).single();
    }

    private static String flags(String customId) {
        return gateway.owner().sql("""
                select array_to_string(flags, ',') from deposits.claim where custom_id = :id
                """).param("id", customId).query(String.class).single();
    }

    private static List<String> acts(String customId) {
        String subject = "claim " + id(customId);
        return gateway.bean(Audit.class).list(merchant().value(), Long.MAX_VALUE, 100).stream()
                .map(Entry::act).filter(act -> act.subject().equals(subject))
                .map(act -> act.name()).toList().reversed();
    }

    private static String info(String customId) {
        return gateway.get("/api/v1/deposit-info?custom_transaction_id=" + customId).body();
    }

    private static String repeat(String id, String number) {
        return gateway.post("/api/v1/transaction/activate", """
                {"currency_code":"CRC","wallet_type":"sinpemovil","label":"%s","key1":"%s",\
                "amount":450,"custom_transaction_id":"%s"}""".formatted(id, number, id)).body();
    }
}
