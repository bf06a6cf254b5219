package io.pasarela.window;

import static io.pasarela.window.Payer.SINPE;
import static io.pasarela.window.Payer.link;
import static io.pasarela.window.Payer.query;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.TestGateway;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pages that wait, on two nodes of one installation. */
@Timeout(60)
class WatchersTest {

    private static TestGateway here;
    private static TestGateway there;
    private static Payer payer;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        here = TestGateway.start();
        there = here.secondNode();
        payer = new Payer(here);
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @AfterAll
    static void stop() {
        http.shutdownNow();
        there.close();
        here.close();
    }

    @Test
    void hearOfWhatAnotherNodeDecided() throws Exception {
        String number = "20260303000000000001";
        String mine = query(payer.claim(link("w1", "w1", SINPE), number, "450"));
        try (var events = watch(there, mine)) {
            assertThat(next(events)).isEqualTo("data: pending");
            here.report("sinpemovil", number, "450");
            assertThat(next(events)).isEqualTo("data: success");
        }
    }

    @Test
    void whoComesBackIsToldHowItStandsNow() throws Exception {
        String number = "20260303000000000002";
        String mine = query(payer.claim(link("w2", "w2", SINPE), number, "450"));
        TestGateway restarted = here.secondNode();
        try (var events = watch(restarted, mine)) {
            assertThat(next(events)).isEqualTo("data: pending");
            restarted.close();
            assertThat(next(events)).as("the line ends with the node").isNull();
        }
        here.report("sinpemovil", number, "450");
        try (var events = watch(here, mine)) {
            assertThat(next(events)).isEqualTo("data: success");
        }
    }

    @Test
    void areLetGoAfterSomeMinutes() throws Exception {
        String mine = query(payer.claim(link("w3", "w3", SINPE), "20260303000000000003", "450"));
        try (var events = watch(here, mine)) {
            assertThat(next(events)).isEqualTo("data: pending");
            here.clock().move(Watcher.SIGN_EVERY);
            assertThat(events.readLine()).as("the end of the event").isEmpty();
            assertThat(events.readLine()).as("a sign of life").isEqualTo(":");
            here.clock().move(Watchers.WATCHED_FOR);
            assertThat(next(events)).isNull();
        }
    }

    @Test
    void areNotMoreThanThereIsRoomFor() throws Exception {
        String mine = query(payer.claim(link("w4", "w4", SINPE), "20260303000000000004", "450"));
        var lines = new ArrayList<BufferedReader>();
        try {
            for (int i = 0; i < Watchers.PER_NETWORK_MAX; i++) lines.add(watch(there, mine));
            assertThat(open(there, mine).statusCode()).isEqualTo(503);
            there.report("sinpemovil", "20260303000000000004", "450");
            for (var line : lines) {
                assertThat(next(line)).isEqualTo("data: pending");
                assertThat(next(line)).isEqualTo("data: success");
                assertThat(next(line)).as("there is no more to tell").isNull();
            }
        } finally {
            for (var line : lines) line.close();
        }
    }

    @Test
    void thereIsNothingToWatchWherePaymentsAreUnknown() throws Exception {
        var none = open(here, link("w5", "w5", SINPE));
        assertThat(none.statusCode()).as("so that the browser does not ask again").isEqualTo(204);
        assertThat(open(here, "label=w5").statusCode()).isEqualTo(400);
    }

    private static BufferedReader watch(TestGateway node, String query) throws Exception {
        var answer = open(node, query);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/event-stream");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        return new BufferedReader(new InputStreamReader(answer.body(), UTF_8));
    }

    private static HttpResponse<InputStream> open(TestGateway node, String query)
            throws Exception {
        return http.send(node.request("/window/live?" + query)
                .timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofInputStream());
    }

    /** The next state, or null at the end of the line. */
    private static String next(BufferedReader events) {
        try {
            String line = events.readLine();
            while (line != null && !line.startsWith("data:")) line = events.readLine();
            return line;
        } catch (IOException brokenOff) {
            return null;
        }
    }
}
