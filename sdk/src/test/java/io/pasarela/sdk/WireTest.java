package io.pasarela.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.sdk.TryAgain.Cause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers learn when the gateway says no, is not well, or is not there. */
@Timeout(30)
class WireTest {

    @Test
    void tellsARefusalWithItsCode() throws IOException {
        Saving saving = saved(200, "{\"status\":\"fail\",\"message\":\"MESSAGE\"}",
                Map.of("Pasarela-Error", "deposit.custom_id_taken"));

        assertThat(saving)
                .isEqualTo(new Refused("deposit.custom_id_taken", "MESSAGE", Map.of(), 200));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 413, 415})
    void tellsARefusalByItsStatus(int status) throws IOException {
        assertThat(saved(status, "{\"status\":\"fail\",\"message\":\"Not found\"}",
                Map.of("Pasarela-Error", "auth.not_found")))
                .isEqualTo(new Refused("auth.not_found", "Not found", Map.of(), status));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 403, 404})
    void tellsTheRefusalOfAProxy(int status) throws IOException {
        assertThat(saved(status, "<html>no</html>", Map.of("Location", "http://127.0.0.1:1/")))
                .isEqualTo(new Refused("", "HTTP " + status, Map.of(), status));
    }

    @ParameterizedTest
    @CsvSource({
        "429, TOO_MANY_ATTEMPTS, true", "503, BUSY, true", "500, SERVER_ERROR, false",
        "502, SERVER_ERROR, false", "504, SERVER_ERROR, false"})
    void tellsWhenToTryAgain(int status, Cause cause, boolean nothingWasStored)
            throws IOException {
        TryAgain tryAgain = (TryAgain) saved(status,
                "{\"status\":\"fail\",\"message\":\"MESSAGE\"}",
                Map.of("Pasarela-Error", "a.b", "Retry-After", "17"));

        assertThat(tryAgain)
                .isEqualTo(new TryAgain(cause, Duration.ofSeconds(17), "a.b", "MESSAGE"));
        assertThat(tryAgain.nothingWasStored()).isEqualTo(nothingWasStored);
    }

    @ParameterizedTest
    @CsvSource({"'', PT1S", "soon, PT1S", "-1, PT1S", "0, PT0S", "999999999, PT24H"})
    void waitsAReasonableTime(String retryAfter, Duration after) throws IOException {
        TryAgain tryAgain =
                (TryAgain) saved(503, "<html>", Map.of("Retry-After", retryAfter));

        assertThat(tryAgain)
                .isEqualTo(new TryAgain(Cause.BUSY, after, "", "HTTP 503"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "<html>", "[]", "{}", "{\"status\":true}", "{\"status\":\"great\"}",
        "{\"status\":\"possible_transaction_created\",\"message\":\"\"}"})
    void neverTakesAnotherAnswerForADecision(String body) throws IOException {
        TryAgain tryAgain = (TryAgain) saved(200, body, Map.of());

        assertThat(tryAgain.cause()).isEqualTo(Cause.UNREADABLE);
        assertThat(tryAgain.nothingWasStored()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"status\":\"ok\"}", "{\"status\":\"ok\",\"deposit\":{\"state\":\"lost\"}}",
        "{\"status\":\"ok\",\"deposit\":{\"state\":\"waiting\",\"wallet_type\":\"w\","
                + "\"currency_code\":\"CRC\",\"label\":\"l\",\"amount\":\"1e30000\","
                + "\"custom_transaction_id\":\"1\",\"created_datetime\":\"2025-11-11 15:38:48\"}}",
        "{\"status\":\"ok\",\"deposit\":{\"state\":\"waiting\",\"wallet_type\":\"w\","
                + "\"currency_code\":\"CRC\",\"label\":\"l\",\"amount\":\"1\","
                + "\"custom_transaction_id\":\"1\",\"created_datetime\":\"yesterday\"}}"})
    void neverGuessesWhatIsMissing(String body) throws IOException {
        try (FakeGateway gateway = new FakeGateway()) {
            gateway.answers(body);
            TryAgain tryAgain = (TryAgain) connect(gateway.address()).depositInfo("1");
            assertThat(tryAgain.cause()).isEqualTo(Cause.UNREADABLE);
        }
    }

    @Test
    void readsNoEndlessAnswer() throws IOException {
        TryAgain tryAgain = (TryAgain) saved(200, " ".repeat(3 << 20), Map.of());

        assertThat(tryAgain.cause()).isEqualTo(Cause.NO_ANSWER);
        assertThat(tryAgain.message()).contains("the answer is too long");
    }

    @Test
    void tellsThatNobodyIsThere() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }

        assertThat(noAnswer(port).nothingWasStored()).isFalse();
    }

    @Test
    void tellsThatTheConnectionWasLost() throws Exception {
        String half = "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"status\"";
        for (String beginning : new String[] {"", half}) {
            assertThat(noAnswer(beginning, new CountDownLatch(0)).message())
                    .isNotEmpty().doesNotContain("no answer within");
        }
    }

    /** The second answer stalls in its body, where the client's own time-out has ended. */
    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"status\""})
    void tellsThatTimeIsUp(String beginning) throws Exception {
        assertThat(noAnswer(beginning, new CountDownLatch(1)).message())
                .contains("no answer within");
    }

    @Test
    void leavesAnInterruptedThreadInterrupted() throws IOException {
        try (FakeGateway gateway = new FakeGateway()) {
            Thread.currentThread().interrupt();
            TryAgain tryAgain = (TryAgain) connect(gateway.address()).balance();
            assertThat(tryAgain.cause()).isEqualTo(Cause.NO_ANSWER);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static Saving saved(int status, String body, Map<String, String> headers)
            throws IOException {
        try (FakeGateway gateway = new FakeGateway()) {
            gateway.answers(status, body, headers);
            Saving saving = connect(gateway.address()).saveTransactionCustomId("l", "id");
            gateway.request();
            return saving;
        }
    }

    /** Against a server that sends this, whatever it is asked, and hangs up when told. */
    private static TryAgain noAnswer(String beginning, CountDownLatch hangUp) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = answering(server, beginning, hangUp);
            TryAgain tryAgain = noAnswer(server.getLocalPort());
            hangUp.countDown();
            server.close();
            thread.join();
            return tryAgain;
        }
    }

    private static TryAgain noAnswer(int port) {
        TryAgain tryAgain = (TryAgain)
                connect(URI.create("http://127.0.0.1:" + port)).saveTransactionCustomId("l", "i");
        assertThat(tryAgain.cause()).isEqualTo(Cause.NO_ANSWER);
        return tryAgain;
    }

    private static Pasarela connect(URI address) {
        return Pasarela.builder(address, "s").timeout(Duration.ofSeconds(2)).build();
    }

    private static Thread answering(ServerSocket server, String text, CountDownLatch hangUp) {
        Thread thread = new Thread(() -> {
            // The client may connect again after a lost connection.
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read();
                    socket.getOutputStream().write(text.getBytes(UTF_8));
                    socket.getOutputStream().flush();
                    hangUp.await();
                } catch (IOException e) {
                    return;
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        thread.start();
        return thread;
    }
}
