package io.pasarela.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.TestGateway;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The deposit endpoints, compared byte by byte with the source pages' examples. */
class DepositApiTest {

    private static final String ACTIVATE = "/api/v1/transaction/activate";
    private static final String CREATED = "{\"status\":\"possible_transaction_created\","
            + "\"message\":\"Transaction not found. Possible transaction created\"}";

    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static String claim(String label, String key1, String amount, String customId) {
        return """
                {"currency_code":"CRC","wallet_type":"sinpemovil","label":"%s","key1":"%s",\
                "amount":%s,"custom_transaction_id":"%s"}"""
                .formatted(label, key1, amount, customId);
    }

    private static String ok(String amount) {
        return "{\"status\":\"ok\",\"deposit\":true,\"deposit_amount\":" + amount
                + ",\"currency\":{\"code\":\"CRC\",\"symbol\":\"CRC\"}}";
    }

    private static void assertRefused(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Pasarela-Error")).hasValue(code);
        assertThat(answer.body()).startsWith("{\"status\":\"fail\",\"message\":\"");
    }

    @Test
    void showsTheWalletsOfTheSourcePages() {
        assertThat(gateway.post("/api/v1/transaction/create/itau_ml",
                "{\"currency\": \"PYG\", \"label\": \"eligendi\"}").body())
                .isEqualTo("{\"status\":\"ok\",\"params\":{\"Account number\":\"220000000\","
                        + "\"Account name\":\"Account Test Name\",\"is_check_amount\":null}}");
        assertThat(gateway.post("/api/v1/transaction/create/sinpemovil",
                "{\"currency\": \"CRC\", \"label\": \"eligendi\"}").body())
                .isEqualTo("{\"status\":\"ok\",\"params\":{\"identifier\":\"81354111\","
                        + "\"is_check_amount\":true}}");
    }

    @Test
    void creditsMoneyThatIsThereAndRepeatsTheAnswer() {
        assertThat(gateway.report("sinpemovil", "56309385895898488688", "450").body())
                .startsWith("{\"status\":\"ok\",\"results\":[{"
                        + "\"reference\":\"56309385895898488688\",\"result\":\"stored\","
                        + "\"stockpiling_id\":");
        String request = claim("user", "56309385895898488688", "450", "123465477897");
        assertThat(gateway.post(ACTIVATE, request).body()).isEqualTo(ok("450"));
        assertThat(gateway.post(ACTIVATE, request).body()).isEqualTo(ok("450"));
        assertRefused(gateway.post(ACTIVATE,
                claim("somebody", "56309385895898488688", "450", "another")),
                "deposit.already_activated");
        assertRefused(gateway.post(ACTIVATE,
                claim("somebody", "56309385895898488689", "450", "123465477897")),
                "deposit.custom_id_taken");
    }

    @Test
    void waitsForMoneyThatIsNotThereYet() {
        String number = "20260101000000000001";
        assertThat(gateway.post(ACTIVATE, claim("late", number, "450.5", "late-1")).body())
                .isEqualTo(CREATED);
        assertThat(gateway.get("/api/v1/deposit-info?custom_transaction_id=late-1").body())
                .contains("\"state\":\"waiting\"").contains("\"deposit_amount\":null");
        gateway.report("sinpemovil", number, "450.50");
        assertThat(gateway.post(ACTIVATE, claim("late", number, "\"450.50\"", "late-1")).body())
                .isEqualTo(ok("450.5"));
        assertThat(gateway.get("/api/v1/deposit-info?custom_transaction_id=late-1").body())
                .contains("\"state\":\"deposited\"").contains("\"deposit_amount\":\"450.5\"");
    }

    @Test
    void refusesAnotherAmountAndKeepsTheMoney() {
        String number = "20260101000000000002";
        gateway.report("sinpemovil", number, "500");
        assertRefused(gateway.post(ACTIVATE, claim("odd", number, "450", "odd-1")),
                "deposit.amount_mismatch");
        assertThat(gateway.get("/api/v1/deposit-info?custom_transaction_id=odd-1")
                .headers().firstValue("Pasarela-Error")).hasValue("deposit.not_found");
        assertThat(gateway.post(ACTIVATE, claim("odd", number, "500", "odd-1")).body())
                .isEqualTo(ok("500"));
    }

    @Test
    void leavesANumberClaimedByTwoLabelsToOperators() {
        String number = "20260101000000000003";
        gateway.post(ACTIVATE, claim("first", number, "450", "two-1"));
        gateway.post(ACTIVATE, claim("second", number, "450", "two-2"));
        gateway.report("sinpemovil", number, "450");
        assertThat(gateway.post(ACTIVATE, claim("first", number, "450", "two-1")).body())
                .isEqualTo(CREATED);
        assertThat(gateway.post(ACTIVATE, claim("second", number, "450", "two-2")).body())
                .isEqualTo(CREATED);
        assertThat(gateway.post(ACTIVATE, claim("third", number, "450", "two-3")).body())
                .isEqualTo(CREATED);
    }

    @Test
    void supersedesAWaitingClaimOfTheSameLabel() {
        gateway.post(ACTIVATE, claim("typo", "20260101000000000004", "450", "typo-1"));
        gateway.post(ACTIVATE, claim("typo", "20260101000000000005", "450", "typo-1"));
        gateway.report("sinpemovil", "20260101000000000004", "450");
        assertThat(gateway.get("/api/v1/deposit-info?custom_transaction_id=typo-1").body())
                .contains("\"state\":\"waiting\"").contains("\"key1\":\"20260101000000000005\"");
        gateway.report("sinpemovil", "20260101000000000005", "450");
        assertThat(gateway.get("/api/v1/deposit-info?custom_transaction_id=typo-1").body())
                .contains("\"state\":\"deposited\"");
    }

    @Test
    void expiresAClaimWhoseMoneyNeverCameAndPaysItStillWhenItComesLate() {
        String number = "20260101000000000006";
        gateway.post(ACTIVATE, claim("slow", number, "450", "slow-1"));
        gateway.clock().move(Duration.ofDays(8));
        gateway.runJob("deposits-expiry");
        assertThat(gateway.get("/api/v1/deposit-info?custom_transaction_id=slow-1").body())
                .contains("\"state\":\"expired\"");
        gateway.report("sinpemovil", number, "450");
        assertThat(gateway.get("/api/v1/deposit-info?custom_transaction_id=slow-1").body())
                .contains("\"state\":\"deposited\"");
    }

    @Test
    void stopsALabelThatGuesses() {
        gateway.report("sinpemovil", "20260101000000000007", "450");
        for (int guess = 1; guess <= 10; guess++) {
            assertRefused(gateway.post(ACTIVATE,
                    claim("guesser", "20260101000000000007", "" + (200 + guess), "g" + guess)),
                    "deposit.amount_mismatch");
        }
        HttpResponse<String> stopped = gateway.post(ACTIVATE,
                claim("guesser", "20260101000000000007", "450", "g-right"));
        assertThat(stopped.statusCode()).isEqualTo(429);
        assertThat(stopped.headers().firstValue("Retry-After")).isPresent();
        assertThat(gateway.post(ACTIVATE,
                claim("honest", "20260101000000000007", "450", "honest-1")).body())
                .isEqualTo(ok("450"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1234567890123456789            | 450      | deposit.key1_format
            12345678901234567890123456789  | 450      | deposit.key1_format
            1234567890123456789a           | 450      | deposit.key1_format
            ١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩٠           | 450      | deposit.key1_format
            30000000000000000001           | 0        | deposit.amount_format
            30000000000000000001           | -1       | deposit.amount_format
            30000000000000000001           | 1e30     | deposit.amount_format
            30000000000000000001           | 450.123  | deposit.amount_format
            30000000000000000001           | "a lot"  | deposit.amount_format
            30000000000000000001           | 99       | deposit.amount_limits
            30000000000000000001           | 500000.01 | deposit.amount_limits
            """)
    void refusesWhatCannotBe(String key1, String amount, String code) {
        assertRefused(gateway.post(ACTIVATE, claim("wrong", key1, amount, "wrong-1")), code);
        assertThat(gateway.get("/api/v1/deposit-info?custom_transaction_id=wrong-1")
                .headers().firstValue("Pasarela-Error")).hasValue("deposit.not_found");
    }

    @Test
    void tellsNobodyWithoutTheSecretAnything() {
        var nobody = gateway.send(gateway.request("/api/v1/balance").build());
        assertThat(nobody.statusCode()).isEqualTo(404);
        assertThat(nobody.body()).isEqualTo("{\"status\":\"fail\",\"message\":\"Not found\"}");
        var other = gateway.send(
                gateway.request("/api/v1/balance?secret=other_api_secret").build());
        assertThat(other.statusCode()).isEqualTo(404);
        var own = gateway.send(gateway.request("/api/v1/balance?secret=other_api_secret")
                .header("Host", "api.other.localhost").build());
        assertThat(own.statusCode()).isEqualTo(200);
        var both = gateway.send(gateway.request("/api/v1/balance?secret=" + TestGateway.SECRET)
                .header("X-Api-Secret", "wrong").build());
        assertThat(both.statusCode()).isEqualTo(404);
        var put = gateway.send(gateway.request(ACTIVATE)
                .PUT(BodyPublishers.ofString("{}")).build());
        assertThat(put.statusCode()).isEqualTo(404);
    }

    @Test
    void refusesUnsoundBodies() {
        assertRefused(gateway.post(ACTIVATE, "{\"label\":"), "request.malformed");
        assertRefused(gateway.post(ACTIVATE, "{\"a\":1,\"a\":2}"), "request.malformed");
        assertRefused(gateway.post(ACTIVATE, "[".repeat(20) + "]".repeat(20)), "request.malformed");
        assertRefused(
                gateway.post(ACTIVATE, claim("a\\u0000b", "30000000000000000001", "450", "x")),
                "request.malformed");
        assertRefused(gateway.post(ACTIVATE,
                claim("x".repeat(191), "30000000000000000001", "450", "x")), "request.field");
        assertThat(gateway.post(ACTIVATE, "{\"a\":\"" + "x".repeat(5 << 20) + "\"}").statusCode())
                .isEqualTo(413);
        var xml = gateway.send(gateway.request(ACTIVATE + "?secret=" + TestGateway.SECRET)
                .header("Content-Type", "text/xml").POST(BodyPublishers.ofString("<a/>")).build());
        assertThat(xml.statusCode()).isEqualTo(415);
    }
}
