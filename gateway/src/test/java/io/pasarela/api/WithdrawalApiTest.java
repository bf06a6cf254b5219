package io.pasarela.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.TestGateway;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The withdrawal endpoints, compared byte by byte with the source pages' examples. */
class WithdrawalApiTest {

    private static final String CREATE = "/v2/withdrawal/create";
    private static final String OK = "{\"status\":\"ok\"}";
    private static final String ITAU_EXAMPLE = """
            {
                "withdrawal_id": "test1129245631874491",
                "payment_system": "itau_ml",
                "amount": 75000,
                "currency_code": "PYG",
                "label": "testlabel12345",
                "account_number": "220000000",
                "account_name": "Ashik Bik",
                "is_test": false,
                "signature": "64074d2a3bb266f46f3344d6e406d3143e920f47"
            }""";
    private static final String SINPEMOVIL_EXAMPLE = """
            {
            "withdrawal_id": "test12d2345678",
            "payment_system": "sinpemovil_ml",
            "amount": 5000,
            "currency_code": "CRC",
            "label": "testuser",
            "account_number": "76512163584",
            "account_name": "Account Name",
            "is_test": false,
            "signature": "2c4b5d80f22bd46d4a0fc98b095a17d2dc744b67"
            }""";

    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void answersTheSourcePagesExamples() {
        for (String example : List.of(ITAU_EXAMPLE, SINPEMOVIL_EXAMPLE)) {
            HttpResponse<String> first = create(example);
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.body()).isEqualTo(OK);
            assertThat(first.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(first.headers().firstValue("Pasarela-Repeated")).isEmpty();

            HttpResponse<String> second = create(example);
            assertThat(second.body()).isEqualTo(OK);
            assertThat(second.headers().firstValue("Pasarela-Repeated")).hasValue("true");
            assertThat(second.headers().firstValue("Pasarela-Withdrawal-State")).hasValue("new");
        }
        assertThat(gateway.get("/api/v1/balance").body())
                .contains("\"wallets\":\"500000\",\"open_withdrawals\":\"5000\"");
    }

    @Test
    void saysInsufficientBalanceExactlyAsGiven() {
        HttpResponse<String> answer = create(signed("poor", Map.of("amount", 5000000)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"fail\",\"message\":"
                + "{\"withdrawals_sum_amount\":[\"Insufficient balance\"]}}");
        assertThat(code(answer)).isEqualTo("withdrawal.insufficient_balance");
        assertThat(info("poor").body()).contains("\"status\":\"fail\"");
    }

    @Test
    void namesFaultsByField() {
        HttpResponse<String> one = create(signed("bad", Map.of("account_number", "1")));
        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(one.body()).isEqualTo("{\"status\":\"fail\",\"message\":"
                + "{\"account_number\":[\"account_number must be 7 to 9 digits\"]}}");
        assertThat(code(one)).isEqualTo("withdrawal.invalid");

        HttpResponse<String> more = create(signed("bad",
                Map.of("account_number", "1", "amount", 1, "/x/y", 1)));
        assertThat(more.body())
                .contains("\"account_number\":[", "\"amount\":[", "\"/x/y\":[");
        assertThat(code(more)).isEqualTo("withdrawal.invalid");
        assertThat(code(create(signed("bad", Map.of("amount", 1)))))
                .isEqualTo("withdrawal.amount_limits");
        assertThat(code(create(signed("bad", Map.of("payment_system", "nobody")))))
                .isEqualTo("payment_system.unknown");
        assertThat(code(create(signed("bad", Map.of("currency_code", "CRC")))))
                .isEqualTo("payment_system.currency");
    }

    @Test
    void saysWhatElseIsWrongInOneSentence() {
        HttpResponse<String> signature = create(signed("s", Map.of()).replace("player", "eve"));
        assertThat(signature.statusCode()).isEqualTo(200);
        assertThat(signature.body())
                .isEqualTo("{\"status\":\"fail\",\"message\":\"The signature is wrong\"}");
        assertThat(code(signature)).isEqualTo("withdrawal.signature");

        HttpResponse<String> malformed = create("{\"withdrawal_id\":");
        assertThat(malformed.statusCode()).isEqualTo(200);
        assertThat(malformed.body()).startsWith("{\"status\":\"fail\",\"message\":\"");
        assertThat(code(malformed)).isEqualTo("request.malformed");

        create(signed("taken", Map.of("is_test", true)));
        HttpResponse<String> taken =
                create(signed("taken", Map.of("is_test", true, "amount", 2000)));
        assertThat(taken.body()).startsWith("{\"status\":\"fail\",\"message\":\"withdrawal_id ");
        assertThat(code(taken)).isEqualTo("withdrawal.id_taken");
    }

    @Test
    void refusesWhatIsTooLargeOrOfAnotherKind() {
        assertThat(create("{\"x\":\"" + "y".repeat(64 << 10) + "\"}").statusCode()).isEqualTo(413);
        assertThat(send("text/xml", "<x/>").statusCode()).isEqualTo(415);
        assertThat(gateway.get(CREATE).statusCode()).isEqualTo(405);
    }

    @Test
    void takesFormsAndWhatPhpsCurlCallsAForm() throws Exception {
        String json = signed("curl", Map.of("is_test", true));
        assertThat(send("application/x-www-form-urlencoded", json).body()).isEqualTo(OK);

        Map<String, Object> fields = order("form", Map.of("is_test", "true"));
        fields.put("signature", signature(fields));
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(
                        field.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        assertThat(send("application/x-www-form-urlencoded", form).body()).isEqualTo(OK);
        assertThat(info("form").body()).contains("\"is_test\":true");
    }

    @Test
    void namesTheIdItMadeAndKnowsItAgain() {
        String order = signed("", Map.of("is_test", true, "label", "nameless"));
        String id = create(order).headers().firstValue("Pasarela-Withdrawal-Id").orElseThrow();

        HttpResponse<String> again = create(order);
        assertThat(again.headers().firstValue("Pasarela-Withdrawal-Id")).hasValue(id);
        assertThat(again.headers().firstValue("Pasarela-Repeated")).hasValue("true");
        assertThat(info(id).body()).contains("\"label\":\"nameless\"");
    }

    @Test
    void showsWithdrawalsAsTheyStand() {
        create(signed("shown", Map.of("is_test", true, "account_number", "1234565")));
        assertThat(withoutTimes(info("shown").body())).isEqualTo(
                "{\"status\":\"ok\",\"withdrawal\":{\"withdrawal_id\":\"shown\",\"state\":\"new\","
                + "\"withdrawal_status\":null,\"reason\":null,\"payment_system\":\"itau_ml\","
                + "\"currency_code\":\"PYG\",\"amount\":\"1000\",\"label\":\"player\","
                + "\"account_number\":\"1234565\",\"account_name\":\"Ana\",\"is_test\":true,"
                + "\"created_datetime\":\"TIME\",\"finished_datetime\":null}}");

        gateway.clock().move(Duration.ofSeconds(5));
        gateway.runJob("withdrawals-tests");
        assertThat(info("shown").body()).contains("\"state\":\"rejected\"",
                "\"withdrawal_status\":5", "\"reason\":\"A test ").doesNotContain(
                "\"finished_datetime\":null");
    }

    @Test
    void showsNothingToStrangersAndNothingOfOthers() {
        create(signed("mine", Map.of("is_test", true)));
        assertThat(gateway.send(gateway.request("/api/v1/withdrawal-info?withdrawal_id=mine")
                .build()).statusCode()).isEqualTo(404);
        assertThat(gateway.send(gateway.request("/api/v1/withdrawal-info?withdrawal_id=mine")
                .header("Host", "api.other.localhost")
                .header("X-Api-Secret", TestGateway.OTHER_SECRET).build()).body())
                .startsWith("{\"status\":\"fail\"");
        assertThat(code(info("nobody's"))).isEqualTo("withdrawal.not_found");
        assertThat(code(gateway.get("/api/v1/withdrawal-info"))).isEqualTo("request.field");
        assertThat(code(info("%00"))).isEqualTo("withdrawal.not_found");
    }

    @Test
    void givesAHundredEqualRequestsOneEffectAndOneAnswer() throws Exception {
        String order = signed("many", Map.of());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<CompletableFuture<HttpResponse<String>>>();
            for (int i = 0; i < 100; i++) {
                running.add(CompletableFuture.supplyAsync(() -> create(order), threads));
            }
            assertThat(running).extracting(answer -> answer.get().body()).containsOnly(OK);
            assertThat(running.stream().filter(answer -> answer.join().headers()
                    .firstValue("Pasarela-Repeated").isEmpty())).hasSize(1);
        }
        assertThat(gateway.owner().sql("""
                select count(*) from withdrawals.withdrawal where withdrawal_id = 'many'
                """).query(Long.class).single()).isEqualTo(1);
    }

    private static Map<String, Object> order(String id, Map<String, Object> changes) {
        var fields = new TreeMap<String, Object>(Map.of("payment_system", "itau_ml",
                "amount", 1000, "currency_code", "PYG", "label", "player",
                "account_number", "1234567", "account_name", "Ana", "is_test", false));
        if (!id.isEmpty()) fields.put("withdrawal_id", id);
        fields.putAll(changes);
        return fields;
    }

    private static String signed(String id, Map<String, Object> changes) {
        Map<String, Object> fields = order(id, changes);
        fields.put("signature", signature(fields));
        return JsonMapper.shared().writeValueAsString(fields);
    }

    private static String signature(Map<String, Object> fields) {
        String base = new TreeMap<>(fields).values().stream()
                .map(value -> value instanceof Boolean on ? on ? "1" : "" : value.toString())
                .collect(Collectors.joining(":"));
        return hash("SHA-1", "demo_private_key" + hash("MD5", base));
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm)
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> create(String json) {
        return send("application/json", json);
    }

    private static HttpResponse<String> send(String type, String body) {
        return gateway.send(gateway.request(CREATE).header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)).build());
    }

    private static HttpResponse<String> info(String id) {
        return gateway.get("/api/v1/withdrawal-info?withdrawal_id=" + id);
    }

    private static String code(HttpResponse<String> answer) {
        return answer.headers().firstValue("Pasarela-Error").orElse("");
    }

    private static String withoutTimes(String body) {
        return body.replaceAll("\"\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\"", "\"TIME\"");
    }
}
