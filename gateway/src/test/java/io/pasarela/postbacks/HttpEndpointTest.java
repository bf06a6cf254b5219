package io.pasarela.postbacks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.StillClock;
import io.pasarela.postbacks.HostileServer.Conversation;
import io.pasarela.postbacks.MerchantEndpoint.Parcel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real sockets, and merchants' servers as bad as they come. */
class HttpEndpointTest {

    private static final Duration TIMEOUT = Duration.ofMillis(1_500);
    private static final String OK = "{\"status\":\"ok\"}";
    private static final String BODY = "{\"label\":\"José 😀\"}";

    private final StillClock clock = new StillClock(Instant.parse("2025-11-11T08:00:00Z"));
    private final HttpEndpoint endpoint = endpoint(
            PostbackSettingsTest.forLoopback(TIMEOUT), InetAddress::getAllByName);
    private final List<HostileServer> servers = new ArrayList<>();

    private HttpEndpoint endpoint(PostbackSettings settings, AddressGuard.Names names) {
        return new HttpEndpoint(settings, new AddressGuard(settings.networks(), names), clock);
    }

    @AfterEach
    void close() {
        endpoint.close();
        servers.forEach(HostileServer::close);
    }

    private HostileServer server(Conversation conversation) {
        var server = new HostileServer(conversation);
        servers.add(server);
        return server;
    }

    private static String answer(String status, String headers, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Length: " + body.getBytes(UTF_8).length + "\r\n"
                + headers + "\r\n" + body;
    }

    private Reply send(String url) {
        return endpoint.send(new Parcel("pb_7", url, BODY, false,
                List.of(Vectors.webhooks("secret"))));
    }

    private Reply send(Conversation conversation) {
        return send(server(conversation).url("/postback"));
    }

    private Reply sendFor(String answer) {
        return send((_, out) -> out.write(answer.getBytes(UTF_8)));
    }

    @Test
    void postsExactlyTheBody() {
        var server = server((_, out) -> out.write(answer("200 OK", "", OK).getBytes(US_ASCII)));

        assertThat(send(server.url("/postback?shop=1"))).isInstanceOf(Reply.Accepted.class);

        String request = server.requests.getFirst();
        assertThat(request).startsWith("POST /postback?shop=1 HTTP/1.1\r\n")
                .endsWith("\r\n\r\n" + BODY);
        assertThat(headers(request)).containsExactly(
                "Connection: keep-alive",
                "Content-Length: " + BODY.getBytes(UTF_8).length,
                "Content-Type: application/json",
                "Host: 127.0.0.1:" + server.port(),
                "User-Agent: Pasarela",
                "webhook-id: pb_7",
                "webhook-signature: " + WebhookSignature.of("pb_7", 1762848000, BODY,
                        List.of(Vectors.webhooks("secret"))),
                "webhook-timestamp: 1762848000");
    }

    private static List<String> headers(String request) {
        return request.lines().skip(1).takeWhile(line -> !line.isEmpty()).sorted().toList();
    }

    @Test
    void marksATestAndSignsWithEverySecret() {
        var server = server((_, out) -> out.write(answer("200 OK", "", OK).getBytes(US_ASCII)));
        endpoint.send(new Parcel("pb_7", server.url("/"), BODY, true,
                List.of("whsec_AAAA", Vectors.webhooks("secret"))));

        assertThat(server.requests.getFirst()).contains("\r\nPasarela-Test: true\r\n")
                .containsPattern("webhook-signature: v1,\\S{44} v1,\\S{44}\r\n");
    }

    @Test
    void keepsConnectionsAlive() {
        var server = server((_, out) -> out.write(answer("200 OK", "", OK).getBytes(US_ASCII)));
        for (int i = 0; i < 5; i++) {
            assertThat(send(server.url("/"))).isInstanceOf(Reply.Accepted.class);
        }
        assertThat(server.connections.get()).isEqualTo(1);
        assertThat(server.requests).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"301 Moved", "302 Found", "303 Other", "307 Temporary", "308 Gone"})
    void followsNoRedirect(String status) {
        var elsewhere = server((_, out) -> out.write(answer("200 OK", "", OK).getBytes(US_ASCII)));
        Reply reply = sendFor(answer(status, "Location: " + elsewhere.url("/") + "\r\n", OK));

        assertThat(reply).isInstanceOf(Reply.Refused.class);
        assertThat(elsewhere.requests).isEmpty();
    }

    @Test
    void keepsNoCookies() {
        var server = server((_, out) -> out.write(
                answer("200 OK", "Set-Cookie: a=b\r\n", OK).getBytes(US_ASCII)));
        send(server.url("/"));
        send(server.url("/"));
        assertThat(server.requests).hasSize(2).noneMatch(request -> request.contains("Cookie"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"201 Created", "202 Accepted", "500 Oops", "503 Busy", "401 Who"})
    void takesOnlyTwoHundred(String status) {
        var server = server((_, out) -> out.write(answer(status,
                "Retry-After: 0\r\nWWW-Authenticate: Basic realm=x\r\n", OK).getBytes(US_ASCII)));

        assertThat(send(server.url("/"))).isInstanceOf(Reply.Refused.class);
        assertThat(server.requests).as("asked once").hasSize(1);
    }

    @Test
    void takesNotEveryTwoHundred() {
        assertThat(sendFor(answer("200 OK", "", "{\"status\":\"fail\"}")))
                .isInstanceOf(Reply.Refused.class);
        assertThat(sendFor(answer("200 OK", "", ""))).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void decompressesNothing() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(OK.getBytes(US_ASCII));
        }
        assertThat(send((_, out) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                    + bytes.size() + "\r\n\r\n").getBytes(US_ASCII));
            out.write(bytes.toByteArray());
        })).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void readsChunksAndEndlessHeadersOnlySoFar() {
        assertThat(sendFor("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "7\r\n{\"statu\r\n8\r\ns\":\"ok\"}\r\n0\r\n\r\n"))
                .isInstanceOf(Reply.Accepted.class);
        assertThat(sendFor("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(101) + "\r\n"))
                .isInstanceOf(Reply.Unreachable.class);
        assertThat(sendFor("HTTP/1.1 200 OK\r\nX: " + "y".repeat(9_000) + "\r\n\r\n"))
                .isInstanceOf(Reply.Unreachable.class);
        assertThat(sendFor("SSH-2.0-OpenSSH_9.2\r\n")).isInstanceOf(Reply.TimedOut.class);
    }

    @Test
    void readsSixtyFourKilobytesAndNotOneMore() {
        String whole = OK + " ".repeat(AnswerReader.READ_MAX - OK.length());
        assertThat(sendFor(answer("200 OK", "", whole))).isInstanceOf(Reply.Accepted.class);
        assertThat(sendFor(answer("200 OK", "", whole + " "))).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void readsNoEndlessAnswer() {
        assertThat(send((_, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
            for (int i = 0; i < 1_000_000; i++) out.write(new byte[8_192]);
        })).isInstanceOfSatisfying(Reply.Refused.class, refused ->
                assertThat(refused.fault()).contains("64 kB"));
    }

    @Test
    void waitsForSilenceOnlySoLong() {
        assertThat(timed(() -> send((in, _) -> in.readAllBytes())))
                .isInstanceOf(Reply.TimedOut.class);
    }

    @Test
    void isNotFooledByDrops() {
        assertThat(timed(() -> send((_, out) -> drip(out, OK)))).isInstanceOf(Reply.TimedOut.class);
    }

    @Test
    void isNotFooledByDropsInTheHeaders() {
        assertThat(timed(() -> send((_, out) -> {
            for (int i = 0; i < 200; i++) {
                out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(US_ASCII));
                out.flush();
                pause(100);
            }
        }))).isInstanceOf(Reply.TimedOut.class);
    }

    private static void drip(OutputStream out, String text) throws IOException {
        out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + text.length() + "\r\n\r\n")
                .getBytes(US_ASCII));
        for (byte one : text.getBytes(US_ASCII)) {
            out.write(one);
            out.flush();
            pause(1_000);
        }
    }

    /** What a slow server does; the test itself waits for nothing but the answer. */
    private static void pause(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    private static Reply timed(Supplier<Reply> sending) {
        long began = System.nanoTime();
        Reply reply = sending.get();
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(TIMEOUT.minusMillis(100), TIMEOUT.plusSeconds(6));
        return reply;
    }

    @Test
    void survivesAResetAfterTheRequestWasRead() {
        var server = new HostileServer(null);
        servers.add(server);
        assertThat(send(server.url("/"))).isInstanceOf(Reply.Unreachable.class);
        assertThat(server.requests).as("it did get it").hasSize(1);
    }

    @Test
    void survivesAServerThatIsNotThere() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(send("http://127.0.0.1:" + port + "/")).isInstanceOf(Reply.Unreachable.class);
        assertThat(send("http://nobody.invalid/")).isInstanceOf(Reply.Unreachable.class);
        assertThat(send("https://127.0.0.1:" + port + "/")).isInstanceOf(Reply.Unreachable.class);
    }

    /** By then somebody else may be about to send it. */
    @Test
    void sendsNothingWhenTheNameIsFoundTooLate() {
        var server = server((_, out) -> out.write(answer("200 OK", "", OK).getBytes(US_ASCII)));
        AddressGuard.Names slow = _ -> {
            pause((int) TIMEOUT.toMillis() + 500);
            return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
        };
        try (var late = endpoint(PostbackSettingsTest.forLoopback(TIMEOUT), slow)) {
            assertThat(late.send(new Parcel("pb_1", "http://shop.example:" + server.port(), BODY,
                    false, List.of()))).isInstanceOf(Reply.TimedOut.class);
        }
        assertThat(server.requests).isEmpty();
    }

    @Test
    void isNotFooledByANameThatChangesItsMind() {
        var server = server((_, out) -> out.write(
                answer("200 OK", "Connection: close\r\n", OK).getBytes(US_ASCII)));
        var asked = new AtomicInteger();
        AddressGuard.Names fickle = _ -> new InetAddress[] {InetAddress.ofLiteral(
                asked.getAndIncrement() % 2 == 0 ? "127.0.0.1" : "10.0.0.1")};
        try (var rebound = endpoint(PostbackSettingsTest.forLoopback(TIMEOUT), fickle)) {
            for (int i = 1; i <= 100; i++) {
                Reply reply = rebound.send(new Parcel("pb_" + i,
                        "http://shop.example:" + server.port(), BODY, false, List.of()));
                assertThat(reply).isInstanceOf(
                        i % 2 == 1 ? Reply.Accepted.class : Reply.Unreachable.class);
            }
        }
        assertThat(asked).as("asked once for each connection").hasValue(100);
        assertThat(server.requests).hasSize(50);
    }

    /** A listener whose queue is full lets nobody in and tells nobody. */
    @Test
    void waitsForAConnectionOnlySoLong() throws IOException {
        var crowd = new ArrayList<Socket>();
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 8; i++) {
                var socket = new Socket();
                crowd.add(socket);
                try {
                    socket.connect(full.getLocalSocketAddress(), 100);
                } catch (IOException _) {
                    break;
                }
            }
            assertThat(timed(() -> send("http://127.0.0.1:" + full.getLocalPort() + "/")))
                    .isInstanceOf(Reply.TimedOut.class);
        } finally {
            for (Socket socket : crowd) socket.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://10.0.0.1/", "http://[::1]:PORT/", "http://169.254.169.254/latest/meta-data",
        "http://[::ffff:169.254.169.254]/", "http://0.0.0.0:PORT/", "http://2852039166/",
        "http://192.168.1.1/", "ftp://127.0.0.1:PORT/", "http://user@127.0.0.1:PORT/"})
    void goesNowhereForbidden(String url) {
        var server = server((_, out) -> out.write(answer("200 OK", "", OK).getBytes(US_ASCII)));
        long began = System.nanoTime();

        assertThat(send(url.replace("PORT", "" + server.port())))
                .isInstanceOfSatisfying(Reply.Unreachable.class, unreachable ->
                        assertThat(unreachable.fault()).contains("postbacks may"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        assertThat(server.connections.get()).isZero();
    }

    @Test
    void goesNotHomeUnlessAllowed() {
        var server = server((_, out) -> out.write(answer("200 OK", "", OK).getBytes(US_ASCII)));
        var settings = new PostbackSettings(TIMEOUT, TIMEOUT, 4, 4, 4, List.of());
        try (var strict = endpoint(settings, InetAddress::getAllByName)) {
            for (String host : List.of("127.0.0.1", "localhost", "127.1", "2130706433")) {
                assertThat(strict.send(new Parcel("pb_1", "http://" + host + ":" + server.port(),
                        BODY, false, List.of()))).isInstanceOf(Reply.Unreachable.class);
            }
        }
        assertThat(server.connections.get()).isZero();
    }
}
