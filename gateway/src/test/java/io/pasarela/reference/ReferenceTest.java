package io.pasarela.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.TestGateway;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the reference to the code, in both directions. */
class ReferenceTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern CODE = Pattern.compile("\"((?:auth|request|server|payment_system"
            + "|deposit|withdrawal|window|feed)\\.[a-z_0-9]+)\"");

    /** Where refusals are named; elsewhere such words are acts, files or settings. */
    private static final List<String> REFUSING = List.of("api", "edge", "feed", "bankfeed",
            "deposits/Refusal.java", "window/WindowProblems.java");

    /** A test withdrawal, which ends by itself. */
    private static final String TEST_ORDER = """
            {"withdrawal_id":"test-order","payment_system":"itau_ml","amount":75000,\
            "currency_code":"PYG","label":"l","account_number":"220000000",\
            "account_name":"Name","is_test":true,"signature":"%s"}"""
            .formatted(sha1("demo_private_key"
                    + md5("Name:220000000:75000:PYG:1:l:itau_ml:test-order")));

    private static TestGateway gateway;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start();
        document = JSON.readTree(served("localhost", "/openapi.json").body());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void documentsEveryEndpointAndNoOther() {
        Set<String> mapped = gateway.bean(RequestMappingHandlerMapping.class).getHandlerMethods()
                .keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream().flatMap(path ->
                        mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> method.name().toLowerCase() + " " + named(path))))
                .filter(call -> call.matches("\\w+ /(api|v2|feed)/.*"))
                .collect(Collectors.toSet());
        Set<String> documented = document.get("paths").properties().stream()
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .map(method -> method + " " + named(path.getKey())))
                .collect(Collectors.toSet());
        assertThat(mapped).isNotEmpty();
        assertThat(documented).isEqualTo(mapped);
    }

    private static String named(String path) {
        return path.replaceAll("\\{\\w+}", "{}");
    }

    @Test
    void documentsEveryErrorCodeAndNoOther() throws IOException {
        var inCode = new TreeSet<String>();
        Path root = Path.of("src/main/java/io/pasarela");
        try (Stream<Path> files = Files.walk(root, 5)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                if (REFUSING.stream().noneMatch(name::startsWith)) continue;
                Matcher code = CODE.matcher(Files.readString(file));
                while (code.find()) inCode.add(code.group(1));
            }
        }
        assertThat(names(document.get("x-error-codes"))).isEqualTo(inCode);
    }

    @Test
    void namesNoCodeThatItDoesNotExplain() {
        Set<String> explained = names(document.get("x-error-codes"));
        assertThat(document.findValues("x-errors").stream().flatMap(JsonNode::valueStream)
                .map(JsonNode::asString)).isNotEmpty().allMatch(explained::contains);
        assertThat(document.get("x-errors-anywhere").valueStream().map(JsonNode::asString))
                .allMatch(explained::contains);
    }

    @Test
    void refersOnlyToWhatIsThere() {
        List<String> references = document.findValuesAsString("$ref");
        assertThat(references).isNotEmpty()
                .allMatch(reference -> !document.at(reference.substring(1)).isMissingNode());
    }

    @Test
    void showsTheBodiesThatMerchantsGet() {
        assertLike(gateway.post("/api/v1/transaction/create/sinpemovil", request(
                "/api/v1/transaction/create/{wallet_type}", "sinpemovil")),
                answer("post", "/api/v1/transaction/create/{wallet_type}", "sinpemovil"));
        String activate = request("/api/v1/transaction/activate", "sinpemovil");
        assertLike(gateway.post("/api/v1/transaction/activate", activate),
                answer("post", "/api/v1/transaction/activate", "waiting"));
        assertLike(gateway.feed(request("/feed/v1/transactions", "one")),
                answer("post", "/feed/v1/transactions", "stored"));
        assertLike(fed("/feed/v1/notifications", request("/feed/v1/notifications", "one")),
                answer("post", "/feed/v1/notifications", "stored"));
        assertLike(fed("/feed/v1/heartbeat", ""), answer("post", "/feed/v1/heartbeat", "noted"));
        assertLike(gateway.post("/api/v1/transaction/activate", activate),
                answer("post", "/api/v1/transaction/activate", "credited"));
        assertLike(gateway.get("/api/v1/deposit-info?custom_transaction_id=order-4711"),
                answer("get", "/api/v1/deposit-info", "deposited"));
        assertLike(gateway.get("/api/v1/payment-systems/available?currency_code[]=CRC"),
                answer("get", "/api/v1/payment-systems/available", "one"));
        assertLike(gateway.post("/api/v1/payment/save-transaction-custom-id",
                request("/api/v1/payment/save-transaction-custom-id", "one")),
                answer("post", "/api/v1/payment/save-transaction-custom-id", "kept"));
        assertLike(gateway.post("/v2/withdrawal/create",
                request("/v2/withdrawal/create", "itau_ml")),
                answer("post", "/v2/withdrawal/create", "taken"));
        assertLike(gateway.get("/api/v1/withdrawal-info?withdrawal_id=test1129245631874491"),
                answer("get", "/api/v1/withdrawal-info", "new"));
        assertLike(gateway.get("/api/v1/balance"), answer("get", "/api/v1/balance", "one"));
    }

    @Test
    void showsThePostbacksThatMerchantsGet() {
        gateway.report("sinpemovil", "56309385895898488699", "450");
        gateway.post("/api/v1/transaction/activate", request(
                "/api/v1/transaction/activate", "sinpemovil")
                .replace("488688", "488699").replace("4711", "4712"));
        gateway.post("/v2/withdrawal/create", TEST_ORDER);
        gateway.clock().move(Duration.ofSeconds(6));
        gateway.runJob("withdrawals-tests");
        for (String kind : List.of("deposit", "withdrawal")) {
            String sent = gateway.owner().sql(
                            "select data from postbacks.postback where kind = ? limit 1")
                    .param(kind.toUpperCase(Locale.ROOT)).query(String.class).single();
            JsonNode example = document.get("webhooks").get(kind).get("post").get("requestBody")
                    .get("content").get("application/json").get("examples").get("itau_ml")
                    .get("value").get("additional_data");
            assertThat(keys(JSON.readTree(sent))).isEqualTo(keys(example));
        }
    }

    private static String keys(JsonNode node) {
        return shape(node).replaceAll("STRING|NUMBER|NULL", "");
    }

    @Test
    void servesPeopleAndProgramsOnTheApisHostsAlone() {
        for (String host : List.of("localhost", "api.test.localhost")) {
            HttpResponse<String> page = served(host, "/docs");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'").doesNotContain("unsafe");
            assertThat(page.body()).contains("id=\"activate\"", "id=\"deposit.no_wallet\"",
                    "id=\"depositPostback\"").doesNotContain("<script");
            assertThat(served(host, "/docs/reference.css").statusCode()).isEqualTo(200);
            assertThat(served(host, "/openapi.json").headers().firstValue("Content-Type"))
                    .contains("application/json");
        }
        assertThat(served("plugin.test.localhost", "/docs").statusCode()).isNotEqualTo(200);
        assertThat(served("office.localhost", "/docs").statusCode()).isNotEqualTo(200);
    }

    private static HttpResponse<String> served(String host, String path) {
        return gateway.send(gateway.request(path).header("Host", host).build());
    }

    private static HttpResponse<String> fed(String path, String json) {
        return gateway.send(gateway.request(path)
                .header("Authorization", "Bearer " + TestGateway.FEED_TOKEN)
                .POST(BodyPublishers.ofString(json)).build());
    }

    private static String request(String path, String example) {
        return document.get("paths").get(path).get("post").get("requestBody").get("content")
                .get("application/json").get("examples").get(example).get("value").toString();
    }

    private static JsonNode answer(String method, String path, String example) {
        return document.get("paths").get(path).get(method).get("responses").get("200")
                .get("content").get("application/json").get("examples").get(example).get("value");
    }

    private static void assertLike(HttpResponse<String> real, JsonNode example) {
        assertThat(shape(JSON.readTree(real.body()))).as(real.body()).isEqualTo(shape(example));
    }

    /** Keys in their order and kinds of values; lists by their first element. */
    private static String shape(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .map(field -> field.getKey() + ":" + shape(field.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node.isArray()) return node.isEmpty() ? "[]" : "[" + shape(node.get(0)) + "]";
        return node.getNodeType().name();
    }

    private static String sha1(String text) {
        return hash("SHA-1", text);
    }

    private static String md5(String text) {
        return hash("MD5", text);
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm)
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> names(JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }
}
