package io.pasarela.postbacks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pasarela.TestGateway;
import io.pasarela.merchants.MerchantId;
import io.pasarela.merchants.Merchants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** From a payer's money to a merchant's server, through a whole gateway. */
class PostbacksTest {

    private static TestGateway gateway;
    private static MerchantId merchant;

    private volatile String answer = "{\"status\":\"ok\"}";
    private final HostileServer server = new HostileServer((_, out) -> out.write(
            ("HTTP/1.1 200 OK\r\nContent-Length: " + answer.length() + "\r\n\r\n" + answer)
                    .getBytes(US_ASCII)));

    @BeforeAll
    static void start() {
        gateway = TestGateway.start();
        merchant = gateway.bean(Merchants.class).ofKey("test").orElseThrow().id();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static void setUrl(TestGateway gateway, @Nullable String url) {
        gateway.owner().sql("update merchants.merchant set postback_url = :url where id = :id")
                .param("url", url).param("id", merchant.value()).update();
    }

    private static void deposit(TestGateway gateway, String reference) {
        gateway.report("sinpemovil", reference, "450");
        assertThat(gateway.post("/api/v1/transaction/activate", """
                {"currency_code":"CRC","wallet_type":"sinpemovil","label":"eligendi",\
                "key1":"%s","amount":450,"custom_transaction_id":"c%s"}"""
                .formatted(reference, reference)).body()).contains("\"deposit\":true");
    }

    private static String body(String request) {
        return request.substring(request.indexOf("\r\n\r\n") + 4);
    }

    private static Postback newest(Postbacks postbacks) {
        return postbacks.list(merchant, Long.MAX_VALUE, 1).getFirst();
    }

    private static void await(Postbacks postbacks, Predicate<Postback> wanted) {
        Instant end = gateway.clock().instant().plus(Duration.ofSeconds(30));
        while (!wanted.test(newest(postbacks))) {
            assertThat(gateway.clock().instant()).as("waiting").isBefore(end);
        }
    }

    private static boolean isDelivered(Postback postback) {
        return postback.status() == Status.DELIVERED;
    }

    @Test
    void tellOfADepositAtOnce() throws Exception {
        setUrl(gateway, server.url("/postback"));
        deposit(gateway, "56309385895898488688");

        String request = server.next();
        Postbacks postbacks = gateway.bean(Postbacks.class);
        assertThat(request).startsWith("POST /postback HTTP/1.1\r\n")
                .contains("Content-Type: application/json\r\n")
                .contains("webhook-id: pb_" + newest(postbacks).id() + "\r\n")
                .doesNotContain("Pasarela-Test");
        assertThat(body(request)).isEqualTo(newest(postbacks).body())
                .contains("\"label\":\"eligendi\",\"direction\":\"ingoing\"")
                .contains("\"exchanger_identifier\":\"NAME\",\"comment\":\"\",\"amount\":\"450\"")
                .contains("\"transaction_id\":\"56309385895898488688\",\"transaction_type\":0");
        await(postbacks, PostbacksTest::isDelivered);
        assertThat(postbacks.attempts(merchant, newest(postbacks).id())).hasSize(1);
        assertThat(postbacks.findAbout(merchant, Kind.DEPOSIT, newest(postbacks).subject()))
                .isPresent();
        assertThat(postbacks.list(merchant, Status.DELIVERED, Long.MAX_VALUE, 1))
                .containsExactly(newest(postbacks));
        assertThat(postbacks.list(merchant, Status.FAILED, Long.MAX_VALUE, 9)).isEmpty();
        assertThat(postbacks.backlog(merchant)).isEqualTo(new Backlog(0, 0, 0, null));
    }

    @Test
    void waitForTheMerchantsUrl() throws Exception {
        setUrl(gateway, null);
        deposit(gateway, "56309385895898488001");
        Postbacks postbacks = gateway.bean(Postbacks.class);
        await(postbacks, Postback::isWithoutUrl);
        assertThat(postbacks.backlog().withoutUrl()).isEqualTo(1);

        setUrl(gateway, server.url("/late"));
        assertThat(body(server.next())).isEqualTo(newest(postbacks).body());
    }

    @Test
    void surviveARestartAndAreRepeatedToTheByte() throws Exception {
        TestGateway first = TestGateway.start();
        setUrl(first, server.url("/postback"));
        answer = "{\"status\":\"fail\"}";
        deposit(first, "56309385895898488002");
        String sent = body(server.next());
        first.close();

        answer = "{\"status\":\"ok\"}";
        try (TestGateway next = first.secondNode()) {
            setUrl(next, server.url("/postback"));
            next.clock().move(Duration.ofMinutes(2));
            assertThat(body(server.next())).isEqualTo(sent);
            await(next.bean(Postbacks.class), PostbacksTest::isDelivered);
        }
    }

    @Test
    void belongToTheTransactionOfWhatTheyTell() {
        Postbacks postbacks = gateway.bean(Postbacks.class);
        List<Notice> notices = List.of(Samples.itauDeposit(merchant, 77));
        assertThatThrownBy(() -> postbacks.enqueue(notices))
                .isInstanceOf(IllegalTransactionStateException.class);

        gateway.bean(TransactionTemplate.class).executeWithoutResult(transaction -> {
            postbacks.enqueue(notices);
            transaction.setRollbackOnly();
        });
        assertThat(postbacks.findAbout(merchant, Kind.DEPOSIT, 77)).isEmpty();
        assertThat(server.requests).isEmpty();
    }
}
