package io.pasarela.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.Multipart;
import io.pasarela.TestGateway;
import io.pasarela.TestPicture;
import io.pasarela.bankfeed.BankFeed;
import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.deposits.Claim;
import io.pasarela.deposits.Confirmation;
import io.pasarela.deposits.Deposits;
import io.pasarela.deposits.Deposits.Confirming;
import io.pasarela.deposits.Deposits.Rejecting;
import io.pasarela.ledger.Balance;
import io.pasarela.ledger.Ledger;
import io.pasarela.merchants.MerchantId;
import io.pasarela.merchants.Merchants;
import io.pasarela.money.Money;
import io.pasarela.wallets.Wallets;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Claims with a screenshot, judged by operators. */
class PossibleTransactionTest {

    private static final String PATH = "/api/v1/possible-transaction";
    private static final String TAKEN = "{\"status\":\"success\",\"message\":\"\",\"code\":20000,"
            + "\"data\":[],\"paginate\":{\"offset\":0,\"total\":1,\"limit\":1}}";
    private static final Currency PYG = Currency.getInstance("PYG");

    private static TestGateway gateway;
    private static Deposits deposits;
    private static BankFeed bankFeed;
    private static MerchantId merchant;
    private static long wallet;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start();
        deposits = gateway.bean(Deposits.class);
        bankFeed = gateway.bean(BankFeed.class);
        merchant = gateway.bean(Merchants.class).ofKey("test").orElseThrow().id();
        wallet = gateway.bean(Wallets.class)
                .find(merchant, "itau_ml", "220000000").orElseThrow().id();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static Map<String, String> fields(String label, String key1, String customId) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("currency_code", "PYG");
        fields.put("wallet_type", "itau_ml");
        fields.put("label", label);
        fields.put("key1", key1);
        fields.put("amount", "25000");
        fields.put("custom_transaction_id", customId);
        return fields;
    }

    private static HttpResponse<String> send(Map<String, String> fields, byte[] screenshot) {
        return gateway.send(gateway.request(PATH + "?secret=" + TestGateway.SECRET)
                .header("Content-Type", Multipart.TYPE)
                .POST(BodyPublishers.ofByteArray(Multipart.form(fields, "a.png", screenshot)))
                .build());
    }

    private static void assertRefused(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Pasarela-Error")).hasValue(code);
        assertThat(answer.body()).startsWith("{\"status\":\"fail\",\"message\":\"");
    }

    private static Claim waiting(String customId) {
        return deposits.listWaiting(merchant).stream()
                .filter(claim -> claim.payment().customId().equals(customId))
                .findFirst().orElseThrow();
    }

    private static Confirming vouch(String customId, long amount) {
        return new Confirming(merchant, waiting(customId).id(), new Money(amount, PYG),
                new Deposits.Money.Vouched(wallet), "operator");
    }

    @Test
    void waitsForAnOperatorWhoConfirmsWhatWasReceived() {
        byte[] picture = TestPicture.png(1);
        assertThat(send(fields("eligendi", "0394031", "itau-1"), picture).body()).isEqualTo(TAKEN);
        assertThat(send(fields("eligendi", "0394031", "itau-1"), TestPicture.png(2)).body())
                .isEqualTo(TAKEN);
        assertThat(waiting("itau-1").picture()).isNotNull();

        assertThat(deposits.confirm(vouch("itau-1", 24_000)))
                .isInstanceOf(Confirmation.Confirmed.class);
        assertThat(gateway.get("/api/v1/deposit-info?custom_transaction_id=itau-1").body())
                .contains("\"state\":\"deposited\"").contains("\"deposit_amount\":\"24000\"");
        assertThat(send(fields("eligendi", "0394031", "itau-1"), picture).body()).isEqualTo(TAKEN);
    }

    @Test
    void holdsALaterReportThatMayBeTheSameMoney() {
        send(fields("holder", "0394032", "held-1"), TestPicture.png(3));
        deposits.confirm(vouch("held-1", 31_000));
        long before = inAccounts();
        gateway.report("itau_ml", "9000001", "31000");
        BankTransaction held = fact("9000001");
        assertThat(held.standing().held()).isTrue();
        assertThat(inAccounts()).isEqualTo(before);

        long provisional = bankFeed.listLike(held).getFirst().id();
        assertThat(bankFeed.sameMoney(merchant, held.id(), provisional))
                .isEqualTo(BankFeed.HeldDecision.DECIDED);
        assertThat(inAccounts()).isEqualTo(before);
        // Its reference now leads to the money that paid already.
        send(fields("thief", "9000001", "held-2"), TestPicture.png(4));
        assertThat(gateway.get("/api/v1/deposit-info?custom_transaction_id=held-2").headers()
                .firstValue("Pasarela-Error")).hasValue("deposit.not_found");
    }

    @Test
    void bringsOtherMoneyIntoTheBooksOnceAnOperatorSaysSo() {
        send(fields("other", "0394033", "other-1"), TestPicture.png(5));
        deposits.confirm(vouch("other-1", 32_000));
        long before = inAccounts();
        gateway.report("itau_ml", "9000002", "32000");
        assertThat(bankFeed.otherMoney(merchant, fact("9000002").id()))
                .isEqualTo(BankFeed.HeldDecision.DECIDED);
        assertThat(inAccounts()).isEqualTo(before + 32_000);
        assertThat(fact("9000002").isFree()).isTrue();
        assertThat(bankFeed.otherMoney(merchant, fact("9000002").id()))
                .isEqualTo(BankFeed.HeldDecision.NOT_HELD);
    }

    private static BankTransaction fact(String reference) {
        return bankFeed.listUnclaimed(merchant).stream()
                .filter(fact -> reference.equals(fact.reference())).findFirst().orElseThrow();
    }

    private static long inAccounts() {
        return gateway.bean(TransactionTemplate.class)
                .execute(_ -> gateway.bean(Ledger.class).balances(merchant)).stream()
                .filter(balance -> balance.currency().equals("PYG"))
                .mapToLong(Balance::inAccounts).findFirst().orElseThrow();
    }

    @Test
    void activatesByItselfWhenTheExactMoneyIsThere() {
        gateway.report("itau_ml", "0394034", "25000");
        assertThat(send(fields("lucky", "0394034", "lucky-1"), TestPicture.png(6)).body())
                .isEqualTo(TAKEN);
        assertThat(gateway.get("/api/v1/deposit-info?custom_transaction_id=lucky-1").body())
                .contains("\"state\":\"deposited\"");
        assertRefused(send(fields("late", "0394034", "late-1"), TestPicture.png(7)),
                "deposit.already_activated");
    }

    @Test
    void answersARepeatOfARejectedClaimWithItsRejection() {
        send(fields("liar", "0394035", "liar-1"), TestPicture.png(8));
        var word = new Rejecting(merchant, waiting("liar-1").id(), "operator", "no such money");
        assertThat(deposits.reject(word)).isTrue();
        assertThat(deposits.reject(word)).isFalse();
        assertRefused(send(fields("liar", "0394035", "liar-1"), TestPicture.png(8)),
                "deposit.rejected");
        assertThat(gateway.get("/api/v1/deposit-info?custom_transaction_id=liar-1").body())
                .contains("\"state\":\"rejected\"").contains("\"reason\":\"no such money\"");
    }

    @Test
    void refusesWhatIsNoScreenshot() {
        assertRefused(send(fields("s", "0394036", "s-1"), null), "deposit.screenshot_required");
        assertRefused(send(fields("s", "0394036", "s-1"), new byte[0]),
                "deposit.screenshot_invalid");
        assertRefused(send(fields("s", "0394036", "s-1"), "<script>alert(1)</script>".getBytes()),
                "deposit.screenshot_invalid");
        assertRefused(send(fields("s", "0394036", "s-1"), new byte[11 << 20]),
                "deposit.screenshot_invalid");
        assertThat(send(fields("s", "0394036", "s-1"), new byte[13 << 20]).statusCode())
                .isEqualTo(413);
        assertThat(gateway.get("/api/v1/deposit-info?custom_transaction_id=s-1").headers()
                .firstValue("Pasarela-Error")).hasValue("deposit.not_found");
    }

    @Test
    void takesJsonWithThePictureInBase64() {
        String json = """
                {"currency_code":"PYG","wallet_type":"itau_ml","label":"json","key1":"0394037",\
                "amount":"25000.00","custom_transaction_id":"json-1","screenshot":"%s"}"""
                .formatted(Base64.getEncoder().encodeToString(TestPicture.png(9)));
        assertThat(gateway.post(PATH, json).body()).isEqualTo(TAKEN);
        assertThat(waiting("json-1").picture()).isNotNull();
    }

    @Test
    void refusesTheOtherShapesSystem() {
        var fields = fields("shape", "0394038", "shape-1");
        fields.put("wallet_type", "sinpemovil");
        fields.put("currency_code", "CRC");
        assertRefused(send(fields, TestPicture.png(10)), "payment_system.endpoint");
        assertRefused(gateway.post("/api/v1/transaction/activate", """
                {"currency_code":"PYG","wallet_type":"itau_ml","label":"a","key1":"0394038",\
                "amount":25000,"custom_transaction_id":"shape-1"}"""), "payment_system.endpoint");
        fields.put("wallet_type", "nobody");
        assertRefused(send(fields, TestPicture.png(10)), "payment_system.unknown");
        fields.put("wallet_type", "itau_ml");
        assertRefused(send(fields, TestPicture.png(10)), "payment_system.currency");
    }

    @Test
    void letsALabelSaveItsIdBeforehand() {
        assertThat(gateway.post("/api/v1/payment/save-transaction-custom-id",
                "{\"label\":\"saver\",\"transaction_custom_id\":\"saved-1\"}").body())
                .isEqualTo("{\"status\":\"ok\"}");
        var fields = fields("saver", "0394039", "");
        assertThat(send(fields, TestPicture.png(11)).body()).isEqualTo(TAKEN);
        assertThat(waiting("saved-1").payment().key1()).isEqualTo("0394039");
        assertRefused(send(fields("nobody", "0394039", ""), TestPicture.png(11)), "request.field");
    }
}
