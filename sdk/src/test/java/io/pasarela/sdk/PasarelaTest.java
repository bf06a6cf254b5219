package io.pasarela.sdk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

import io.pasarela.sdk.Availability.Currency;
import io.pasarela.sdk.Availability.PaymentSystem;
import io.pasarela.sdk.BalanceSheet.Balance;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every call over real HTTP: what is sent, and what is made of the documented answers. */
class PasarelaTest {

    private static final Claim CLAIM = Claim.of("sinpemovil", "CRC").label("user")
            .key1("56309385895898488688").amount(new BigDecimal("450.00"))
            .customTransactionId("123465477897").build();

    private FakeGateway gateway;
    private Pasarela pasarela;

    @BeforeEach
    void connect() throws IOException {
        gateway = new FakeGateway();
        pasarela = Pasarela.builder(gateway.address(), "the-secret")
                .privateKey("demo_private_key").build();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void asksForAWalletWhereOperatorsJudge() {
        gateway.answers("""
                {"status":"ok","params":{"Account number":"220000000",\
                "Account name":"Account Test Name","is_check_amount":null}}""");

        WalletOffer offer = pasarela.createTransaction("itau_ml", "PYG", "eligendi");

        WalletOffer.Offered offered = (WalletOffer.Offered) offer;
        assertThat(offered.params()).containsExactly(
                entry("Account number", "220000000"), entry("Account name", "Account Test Name"));
        assertThat(offered.checksAmount()).isNull();
        sent("POST", "/api/v1/transaction/create/itau_ml",
                "{\"currency\":\"PYG\",\"label\":\"eligendi\"}");
    }

    @Test
    void asksForAWalletWhereMoneyIsMatched() {
        gateway.answers("""
                {"status":"ok","params":{"identifier":"81354111","is_check_amount":true}}""");

        assertThat(pasarela.createTransaction("sinpemovil", "CRC", "eligendi"))
                .isEqualTo(new WalletOffer.Offered(Map.of("identifier", "81354111"), true));
    }

    @Test
    void activates() {
        gateway.answers("""
                {"status":"ok","deposit":true,"deposit_amount":450,\
                "currency":{"code":"CRC","symbol":"CRC"}}""");

        assertThat(pasarela.activate(CLAIM))
                .isEqualTo(new Activation.Activated(new BigDecimal("450"), "CRC", "CRC"));
        sent("POST", "/api/v1/transaction/activate", """
                {"currency_code":"CRC","wallet_type":"sinpemovil","label":"user",\
                "key1":"56309385895898488688","amount":450,\
                "custom_transaction_id":"123465477897"}""");
    }

    @Test
    void learnsThatAClaimWaits() {
        gateway.answers("""
                {"status":"possible_transaction_created",\
                "message":"Transaction not found. Possible transaction created"}""");
        Claim withoutId = Claim.of("sinpemovil", "CRC").label("user")
                .key1("56309385895898488688").amount(new BigDecimal("450.5")).build();

        assertThat(pasarela.activate(withoutId)).isEqualTo(
                new Activation.Waiting("Transaction not found. Possible transaction created"));
        assertThat(gateway.request().text())
                .contains("\"amount\":450.5").doesNotContain("custom_transaction_id");
    }

    @Test
    void handsInAScreenshotByteForByte() {
        gateway.answers("""
                {"status":"success","message":"","code":20000,"data":[],\
                "paginate":{"offset":0,"total":1,"limit":1}}""");
        byte[] screenshot = new byte[1000];
        for (int i = 0; i < screenshot.length; i++) screenshot[i] = (byte) (i % 3 == 0 ? '\r' : i);
        Claim claim = Claim.of("itau_ml", "PYG").label("José \"ñ\"").key1("0394031")
                .amount(new BigDecimal("25000.00")).customTransactionId("test").build();

        assertThat(pasarela.possibleTransaction(claim, screenshot))
                .isEqualTo(new Submission.Submitted());

        FakeGateway.Request request = gateway.request();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("/api/v1/possible-transaction");
        assertThat(request.header("X-Api-Secret")).isEqualTo("the-secret");
        String[] type = request.header("Content-Type").split("; boundary=");
        assertThat(type[0]).isEqualTo("multipart/form-data");
        String label = new String("José \"ñ\"".getBytes(UTF_8), ISO_8859_1);
        assertThat(new String(request.body(), ISO_8859_1)).isEqualTo(
                part(type[1], "currency_code", "PYG") + part(type[1], "wallet_type", "itau_ml")
                + part(type[1], "label", label) + part(type[1], "key1", "0394031")
                + part(type[1], "amount", "25000")
                + part(type[1], "custom_transaction_id", "test")
                + "--" + type[1] + "\r\nContent-Disposition: form-data; name=\"screenshot\"; "
                + "filename=\"screenshot\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                + new String(screenshot, ISO_8859_1) + "\r\n--" + type[1] + "--\r\n");
    }

    @Test
    void asksForUsableSystems() {
        gateway.answers("""
                {"status":"ok","params":{"currency_data":[{"code":"CRC","symbol":"CRC"}],\
                "wallets":[{"type":"sinpemovil","currency_code":"CRC","order":1,\
                "logo":"https://x.example/sinpemovil.svg","name":"SINPE Movil","is_manual":false,\
                "uploading_payment_bill":false}]}}""");

        assertThat(pasarela.available(List.of("CRC", "PYG"), "a b&c")).isEqualTo(
                new Availability.Available(List.of(new Currency("CRC", "CRC")),
                        List.of(new PaymentSystem("sinpemovil", "CRC", 1,
                                "https://x.example/sinpemovil.svg", "SINPE Movil", false,
                                false))));
        sent("GET", "/api/v1/payment-systems/available?label=a%20b%26c"
                + "&currency_code%5B%5D=CRC&currency_code%5B%5D=PYG", "");
    }

    @Test
    void savesAnId() {
        gateway.answers("{\"status\":\"ok\"}");

        assertThat(pasarela.saveTransactionCustomId("l", "id")).isEqualTo(new Saving.Saved());
        sent("POST", "/api/v1/payment/save-transaction-custom-id",
                "{\"label\":\"l\",\"transaction_custom_id\":\"id\"}");
    }

    @Test
    void looksADepositUp() {
        gateway.answers("""
                {"status":"ok","deposit":{"state":"deposited","reason":null,\
                "custom_transaction_id":"123465477897","label":"user","wallet_type":"sinpemovil",\
                "key1":"56309385895898488688","currency_code":"CRC","amount":"450",\
                "deposit_amount":"450","stockpiling_id":1104695,\
                "created_datetime":"2025-12-18 10:27:30",\
                "activated_datetime":"2025-12-18 10:27:39"}}""");

        DepositInfo deposit =
                ((DepositLookup.Found) pasarela.depositInfo("1/2&3=ñ")).deposit();

        Claim claim = new Claim("sinpemovil", "CRC", "user", "56309385895898488688",
                new BigDecimal("450"), "123465477897");
        assertThat(deposit).isEqualTo(new DepositInfo(
                DepositInfo.State.DEPOSITED, null, claim, new BigDecimal("450"), 1104695L,
                LocalDateTime.parse("2025-12-18T10:27:30"),
                LocalDateTime.parse("2025-12-18T10:27:39")));
        sent("GET", "/api/v1/deposit-info?custom_transaction_id=1%2F2%263%3D%C3%B1", "");
    }

    @Test
    void looksARejectedClaimUp() {
        gateway.answers("""
                {"status":"ok","deposit":{"state":"rejected","reason":"not our account",\
                "custom_transaction_id":"1","label":"l","wallet_type":"itau_ml",\
                "key1":"0394031","currency_code":"PYG","amount":"25000","deposit_amount":null,\
                "stockpiling_id":null,"created_datetime":"2025-12-18 10:27:30",\
                "activated_datetime":null}}""");

        DepositInfo deposit = ((DepositLookup.Found) pasarela.depositInfo("1")).deposit();

        assertThat(deposit.state()).isEqualTo(DepositInfo.State.REJECTED);
        assertThat(deposit.reason()).isEqualTo("not our account");
        assertThat(deposit.depositAmount()).isNull();
        assertThat(deposit.stockpilingId()).isNull();
        assertThat(deposit.activatedDatetime()).isNull();
    }

    @Test
    void ordersAWithdrawalWithASignatureAndNoSecret() {
        gateway.answers("{\"status\":\"ok\"}");

        assertThat(pasarela.createWithdrawal(order("test1129245631874491")))
                .isEqualTo(new WithdrawalCreation.Created("test1129245631874491"));

        FakeGateway.Request request = gateway.request();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("/v2/withdrawal/create");
        assertThat(request.header("X-Api-Secret")).isNull();
        assertThat(request.text()).isEqualTo("""
                {"withdrawal_id":"test1129245631874491","payment_system":"itau_ml",\
                "amount":75000,"currency_code":"PYG","label":"testlabel12345",\
                "account_number":"220000000","account_name":"Ashik Bik","is_test":false,\
                "signature":"64074d2a3bb266f46f3344d6e406d3143e920f47"}""");
    }

    @Test
    void learnsTheIdThatTheGatewayChose() {
        gateway.answers(200, "{\"status\":\"ok\"}", Map.of("Pasarela-Withdrawal-Id", "w-17"));

        assertThat(pasarela.createWithdrawal(order(null)))
                .isEqualTo(new WithdrawalCreation.Created("w-17"));
        assertThat(gateway.request().text()).doesNotContain("withdrawal_id");
    }

    @Test
    void learnsThatAWithdrawalWasThereAlready() {
        gateway.answers(200, "{\"status\":\"ok\"}", Map.of(
                "Pasarela-Repeated", "true", "Pasarela-Withdrawal-State", "in_progress"));

        assertThat(pasarela.createWithdrawal(order("w"))).isEqualTo(
                new WithdrawalCreation.Repeated("w", WithdrawalInfo.State.IN_PROGRESS));
    }

    @Test
    void learnsEveryFaultOfAWithdrawal() {
        gateway.answers(200, """
                {"status":"fail","message":{"account_number":["too short","not digits"],\
                "amount":["too small"]}}""", Map.of("Pasarela-Error", "withdrawal.invalid"));

        Refused refused = (Refused) pasarela.createWithdrawal(order("w"));

        assertThat(refused.code()).isEqualTo("withdrawal.invalid");
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.message())
                .isEqualTo("account_number: too short, not digits; amount: too small");
        assertThat(refused.fields()).isEqualTo(Map.of(
                "account_number", List.of("too short", "not digits"),
                "amount", List.of("too small")));
    }

    @Test
    void ordersNothingWithoutAPrivateKey() {
        Pasarela deposits = Pasarela.connect(gateway.address(), "the-secret");
        assertThatIllegalStateException()
                .isThrownBy(() -> deposits.createWithdrawal(order("w")));
    }

    @Test
    void looksAWithdrawalUp() {
        gateway.answers("""
                {"status":"ok","withdrawal":{"withdrawal_id":"w","state":"rejected",\
                "withdrawal_status":5,"reason":"closed account","payment_system":"itau_ml",\
                "currency_code":"PYG","amount":"75000","label":"l",\
                "account_number":"220000000","account_name":"Ashik Bik","is_test":true,\
                "created_datetime":"2025-11-11 16:08:21",\
                "finished_datetime":"2025-11-11 16:09:21"}}""");

        WithdrawalInfo withdrawal =
                ((WithdrawalLookup.Found) pasarela.withdrawalInfo("w")).withdrawal();

        WithdrawalOrder order = WithdrawalOrder.of("itau_ml", "PYG").withdrawalId("w")
                .amount(new BigDecimal("75000")).label("l")
                .recipient(Recipient.of("220000000", "Ashik Bik")).test().build();
        assertThat(withdrawal).isEqualTo(new WithdrawalInfo(
                WithdrawalInfo.State.REJECTED, "closed account", order,
                LocalDateTime.parse("2025-11-11T16:08:21"),
                LocalDateTime.parse("2025-11-11T16:09:21")));
        sent("GET", "/api/v1/withdrawal-info?withdrawal_id=w", "");
    }

    @Test
    void asksForBalances() {
        gateway.answers("""
                {"status":"ok","balances":[{"currency_code":"CRC","wallets":"500000",\
                "open_withdrawals":"5000","available":"495000","received":"0",\
                "paid_out":"0.5"}]}""");

        assertThat(pasarela.balance()).isEqualTo(new BalanceSheet.Balances(List.of(
                new Balance("CRC", new BigDecimal("500000"), new BigDecimal("5000"),
                        new BigDecimal("495000"), BigDecimal.ZERO, new BigDecimal("0.5")))));
        sent("GET", "/api/v1/balance", "");
    }

    @Test
    void worksBelowAPath() {
        gateway.answers("{\"status\":\"ok\"}");

        Pasarela.connect(gateway.address().resolve("/some/path/"), "s")
                .saveTransactionCustomId("l", "id");

        assertThat(gateway.request().uri().getPath()).startsWith("/some/path/api/v1/");
    }

    @Test
    void refusesToConnectToNonsense() {
        for (String address : List.of("", "api.example.com", "https://x.example/?secret=s")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Pasarela.connect(URI.create(address), "s"));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pasarela.connect(gateway.address(), ""));
        assertThatIllegalArgumentException().isThrownBy(
                () -> Claim.of("sinpemovil", "CRC").label("l").key1("1").build());
        assertThatIllegalArgumentException().isThrownBy(
                () -> Claim.of("sinpemovil", "CRC").label("l").key1("1")
                        .amount(new BigDecimal("1E+1000000000")).build());
    }

    private void sent(String method, String uri, String body) {
        FakeGateway.Request request = gateway.request();
        assertThat(request.method()).isEqualTo(method);
        assertThat(request.uri()).hasToString(uri);
        assertThat(request.text()).isEqualTo(body);
        assertThat(request.header("X-Api-Secret")).isEqualTo("the-secret");
        assertThat(request.header("Content-Type"))
                .isEqualTo(body.isEmpty() ? null : "application/json");
    }

    private static String part(String boundary, String name, String value) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name
                + "\"\r\n\r\n" + value + "\r\n";
    }

    private static WithdrawalOrder order(String id) {
        return WithdrawalOrder.of("itau_ml", "PYG").withdrawalId(id)
                .amount(new BigDecimal("75000")).label("testlabel12345")
                .recipient(Recipient.of("220000000", "Ashik Bik")).build();
    }
}
