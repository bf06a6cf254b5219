package io.pasarela.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Merchants copy from the guide, so every piece of code in it is run here. */
@Timeout(60)
class GuideTest {

    private static final Path GUIDE = Path.of("..", "docs", "integrating.md");
    private static final Path JAVA = Path.of("src/test/java/io/pasarela/sdk/Guide.java");

    private final Fields vectors = Vectors.read();
    private final Fields webhook = vectors.object("standard_webhooks");
    private final Fields keys = vectors.object("keys");

    @TempDir
    private Path directory;

    /** Each PHP block begins with the name of the file it stands for. */
    @BeforeEach
    void writePhpFiles() throws IOException {
        for (String block : blocks("php")) {
            Matcher name = Pattern.compile("<\\?php // ([a-z]+\\.php)\n").matcher(block);
            assertThat(name.lookingAt()).as(block).isTrue();
            Files.writeString(directory.resolve(name.group(1)), block);
        }
    }

    @Test
    void showsJavaThatCompiles() throws IOException {
        String source = stripped(Files.readString(JAVA));

        List<String> blocks = blocks("java");

        assertThat(blocks).hasSize(7);
        assertThat(blocks).allSatisfy(block -> assertThat(source).contains(stripped(block)));
    }

    @Test
    void showsPhpThatSignsWithdrawals() throws Exception {
        List<Fields> withdrawals = vectors.list("withdrawals", vector -> vector);

        List<String> signatures = php("withdrawal.php",
                "echo pasarela_signature(json_decode($line, true), 'demo_private_key');",
                withdrawals.stream().map(vector -> vector.text("request_text")).toList());

        assertThat(signatures).isEqualTo(
                withdrawals.stream().map(vector -> vector.text("signature")).toList());
    }

    @Test
    void showsPhpThatOrdersWithdrawals() throws Exception {
        try (FakeGateway gateway = new FakeGateway()) {
            gateway.answers(200, "{\"status\":\"fail\",\"message\":\"no\"}",
                    Map.of("Pasarela-Error", "withdrawal.id_taken"));

            List<String> answer = php("withdrawal.php", "echo json_encode(pasarela_withdraw('"
                    + gateway.address().resolve("/x") + "', json_decode($line, true), 'k'));",
                    List.of("{\"label\":\"ñ/\",\"amount\":1}"));

            assertThat(answer).containsExactly(
                    "[200,{\"status\":\"fail\",\"message\":\"no\"},\"withdrawal.id_taken\"]");
            assertThat(gateway.request().uri()).hasToString("/x/v2/withdrawal/create");
            assertThat(gateway.request().method()).isEqualTo("POST");
            assertThat(gateway.request().header("Content-Type")).isEqualTo("application/json");
            assertThat(JsonReader.read(gateway.request().body())).isEqualTo(Map.of(
                    "label", "ñ/", "amount", BigDecimal.ONE, "signature",
                    WithdrawalSignature.sign(Map.of("label", "ñ/", "amount", 1), "k")));
        }
    }

    @Test
    void showsPhpThatKnowsWhenThereWasNoAnswer() throws Exception {
        URI nobody;
        try (FakeGateway gateway = new FakeGateway()) {
            nobody = gateway.address();
        }

        assertThat(php("withdrawal.php", "echo json_encode(pasarela_withdraw('" + nobody
                + "', json_decode($line, true), 'k'));", List.of("{}")))
                .containsExactly("[0,null,null]");
    }

    @Test
    void showsPhpThatChecksTheSignatureInTheBody() throws Exception {
        List<String> bodies = vectors.list("postbacks", vector -> vector).stream()
                .map(vector -> "{\"signature\":\"" + vector.text("signature")
                        + "\",\"additional_data\":" + vector.text("text") + "}").toList();
        String check = "var_export(pasarela_data_is_genuine("
                + "trim($line), 'demo_access_key', 'demo_private_key'));";

        assertThat(php("postback.php", check, bodies)).hasSize(6).containsOnly("true");
        List<String> forged = new ArrayList<>(bodies.stream()
                .map(body -> body.replace("\"amount\":\"", "\"amount\":\"9")).toList());
        forged.addAll(List.of("x", "1", "[]", "{\"additional_data\":[]}",
                "{\"additional_data\":[],\"signature\":[]}"));
        assertThat(php("postback.php", check, forged)).hasSize(11).containsOnly("false");
    }

    @Test
    void showsPhpThatChecksTheSignatureInTheHeaders() throws Exception {
        String body = webhook.text("body");
        String given = webhook.text("secret");
        // Signed with PHP's clock at hand, by the algorithm that the vector proves in Java.
        String sign = """
                $sent = time() + (int) $line;
                $key = base64_decode('ZGVtb193ZWJob29rX3NlY3JldF8wMTIzNDU2Nzg5YWI=');
                $mac = base64_encode(hash_hmac('sha256', "msg_1.$sent.{$body}", $key, true));
                $headers = ['webhook-id' => 'msg_1', 'webhook-timestamp' => (string) $sent,
                    'webhook-signature' => "v1,AAAA v1,$mac"];
                """;
        String set = "$body = '" + body + "';\n" + sign;
        String check =
                "var_export(pasarela_headers_are_genuine($body, $headers, '" + given + "'));";

        assertThat(php("postback.php", set + check, List.of("0", "-290", "290", "-310", "310")))
                .containsExactly("true", "true", "true", "false", "false");
        for (String forgery : List.of("$body .= ' ';", "$headers = [];",
                "$headers['webhook-id'] = 'msg_2';", "$headers['webhook-signature'] = '';",
                "$headers['webhook-timestamp'] = (string) ($sent + 1);")) {
            assertThat(php("postback.php", set + forgery + check, List.of("0")))
                    .as(forgery).containsExactly("false");
        }
    }

    @Test
    void showsPhpThatMakesLinks() throws Exception {
        Fields window = vectors.object("window");
        String key = window.text("window_key");
        assertThat(php("window.php", "echo pasarela_signed_url('fail_url', trim($line), '" + key
                + "');", List.of(window.text("url")))).containsExactly(window.text("fail_url"));

        Fields link = window.object("link");
        List<String> links = php("window.php", "echo pasarela_link('https://x.example/', "
                + "json_decode($line, true) + ['lang' => 'es'], '" + key + "');",
                List.of(Json.write(link.object("parameters").values())));
        assertThat(links).containsExactly("https://x.example/?" + link.text("signed_text")
                + "&lang=es&sig=" + link.text("sig"));
    }

    @Test
    void showsAnEndpointThatBooksGenuinePostbacksOnly() throws Exception {
        Files.writeString(directory.resolve("router.php"), """
                <?php
                function book_deposit(...$facts) { error_log('booked ' . json_encode($facts)); }
                require __DIR__ . '/endpoint.php';
                """);
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        ProcessBuilder php = new ProcessBuilder(
                "php", "-S", "127.0.0.1:" + port, directory.resolve("router.php").toString());
        php.environment().put("WEBHOOK_SECRET", webhook.text("secret"));
        Process server = Php.start(php.redirectErrorStream(true));
        try (BufferedReader log = server.inputReader()) {
            assertThat(log.readLine()).contains("started");
            assertThat(posted(port, Map.of()).statusCode()).isEqualTo(400);

            HttpResponse<String> answer = posted(port, freshHeaders());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(Postbacks.ANSWER);

            assertThat(log.lines().filter(line -> line.contains("booked")).findFirst().get())
                    .endsWith("booked [11844,\"test_custom1234\",\"25000\"]");
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    private HttpResponse<String> posted(int port, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/"))
                .POST(BodyPublishers.ofString(webhook.text("body")));
        headers.forEach(request::header);
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void showsJavaThatWorks() throws IOException {
        try (FakeGateway gateway = new FakeGateway()) {
            Guide guide = new Guide(
                    gateway.address().toString(), keys, webhook.text("secret"));
            gateway.answers(200, "{\"status\":\"fail\",\"message\":\"?\"}",
                    Map.of("Pasarela-Error", "deposit.key1_format"));
            assertThat(guide.activate("1"))
                    .isEqualTo("Please check the number of your transfer.");

            gateway.answers(503, "", Map.of("Retry-After", "7"));
            assertThat(guide.activate("1")).isEqualTo("Please try again in 7 seconds.");
            assertThat(guide.payOut("w")).isEqualTo("unknown, send the same order again");

            gateway.answers("{\"status\":\"ok\"}");
            assertThat(guide.payOut("w")).isEqualTo("ordered");

            assertThat(guide.receive(webhook.text("body").getBytes(UTF_8), name -> null))
                    .isEqualTo(400);
            assertThat(guide.booked).isEmpty();
            assertThat(guide.receive(webhook.text("body").getBytes(UTF_8), freshHeaders()::get))
                    .isEqualTo(200);
            assertThat(guide.booked).containsExactly("deposit 11844, test_custom1234, 25000");
        }
        assertThat(Guide.link("https://x.example/", "k").getRawQuery()).contains("&sig=");
    }

    private Map<String, String> freshHeaders() {
        String now = Long.toString(Instant.now().getEpochSecond());
        byte[] key = Base64.getDecoder().decode(webhook.text("secret").substring(6));
        byte[] mac = Hashes.hmacSha256(
                key, ("id." + now + "." + webhook.text("body")).getBytes(UTF_8));
        return Map.of("webhook-id", "id", "webhook-timestamp", now,
                "webhook-signature", "v1," + Base64.getEncoder().encodeToString(mac));
    }

    /** What a PHP statement prints for each line, with a file of the guide at hand. */
    private List<String> php(String file, String statement, List<String> lines)
            throws Exception {
        Path script = Files.writeString(directory.resolve("try.php"),
                "<?php require __DIR__ . '/" + file + "';\n"
                + "while (($line = fgets(STDIN)) !== false) {\n" + statement
                + "\necho \"\\n\"; }\n");
        return Php.run(script, lines);
    }

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(GUIDE)).results()
                .map(block -> block.group(1)).toList();
    }

    private static String stripped(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
