package io.pasarela.torture.farm;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pasarela.sdk.Postbacks;
import io.pasarela.torture.history.Answer;
import io.pasarela.torture.history.Attempt;
import io.pasarela.torture.history.Event;
import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Operation;
import io.pasarela.torture.history.Outcome;
import io.pasarela.torture.town.Cast;
import io.pasarela.torture.town.Letter;
import io.pasarela.torture.town.Manners;
import io.pasarela.torture.town.Tenant;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FarmTest {

    private static final long SOME_TIME = 1_700_000_000;
    private static final String OK = "200 " + Postbacks.ANSWER;
    private static final Farm.Pace QUICK =
            new Farm.Pace(Duration.ofMillis(20), Duration.ofMinutes(1));

    private final Cast cast = Cast.all();
    private final History history = new History();
    private final HttpClient client = HttpClient.newHttpClient();
    private Farm farm;

    @BeforeEach
    void open() throws IOException {
        farm = new Farm(cast, history, QUICK);
    }

    @AfterEach
    void close() throws IOException {
        farm.close();
        client.close();
    }

    private Tenant tenant(Manners manners) {
        return cast.tenants().get(manners.ordinal());
    }

    private Letter letter(Manners manners) {
        return Letter.deposit(tenant(manners), 12, "450.5", "anna");
    }

    private HttpResponse<String> send(Letter letter) throws Exception {
        return client.send(letter.to(farm.port(), SOME_TIME),
                HttpResponse.BodyHandlers.ofString());
    }

    private String answerOf(Manners manners) throws Exception {
        HttpResponse<String> response = send(letter(manners));
        return response.statusCode() + " " + response.body();
    }

    private List<Outcome> outcomes() {
        await().until(history::isQuiet);
        return farm.attempts().stream().map(one -> one.received().outcome()).toList();
    }

    @Test
    void remembersWhatCame() throws Exception {
        assertThat(answerOf(Manners.PROMPT)).isEqualTo(OK);
        assertThat(outcomes()).containsExactly(Outcome.OK);
        Letter letter = letter(Manners.PROMPT);
        var received = new Event.Received(letter.tenant(), "deposit 12", letter.body(),
                "pb_12", null, Outcome.OK);
        assertThat(history.events(Event.Received.class)).containsExactly(received);
        assertThat(farm.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.received()).isEqualTo(received);
            assertThat(attempt.endedAt()).isGreaterThan(attempt.begunAt());
        });
        assertThat(history.calls()).singleElement().satisfies(call -> {
            assertThat(call.operation()).isEqualTo(Operation.DELIVERY);
            assertThat(call.outcome()).isEqualTo(Outcome.OK);
        });
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void knowsWithdrawals() throws Exception {
        send(Letter.withdrawal(tenant(Manners.PROMPT), 7, "5000", 5));
        assertThat(outcomes()).containsExactly(Outcome.OK);
        assertThat(farm.attempts().getFirst().received().reference())
                .isEqualTo("withdrawal order-7");
    }

    @ParameterizedTest
    @EnumSource(Manners.class)
    void isPromptOnceHealed(Manners manners) throws Exception {
        farm.heal();
        assertThat(answerOf(manners)).isEqualTo(OK);
        assertThat(outcomes()).containsExactly(Outcome.OK);
    }

    @Test
    void saysOkAfterAWhile() throws Exception {
        assertThat(answerOf(Manners.SLOW)).isEqualTo(OK);
        assertThat(outcomes()).containsExactly(Outcome.OK);
        Attempt attempt = farm.attempts().getFirst();
        assertThat(attempt.endedAt() - attempt.begunAt())
                .isGreaterThanOrEqualTo(QUICK.slow().toNanos());
    }

    @Test
    void isWellEveryThirdTime() throws Exception {
        var answers = new ArrayList<String>();
        for (int i = 0; i < 6; i++) answers.add(answerOf(Manners.REFUSING));
        assertThat(answers).containsExactly("503 {}", "503 {}", OK, "503 {}", "503 {}", OK);
        assertThat(outcomes()).filteredOn(Outcome.REFUSED::equals).hasSize(4);
    }

    @Test
    void fallsBackIntoItsManners() throws Exception {
        farm.heal();
        farm.relapse();
        assertThat(answerOf(Manners.REFUSING)).isEqualTo("503 {}");
    }

    @Test
    void letsTheHangingGoWhenHealed() throws Exception {
        var answer = client.sendAsync(letter(Manners.HANGING).to(farm.port(), SOME_TIME),
                HttpResponse.BodyHandlers.ofString());
        await().until(() -> !history.calls().isEmpty());
        assertThat(history.isQuiet()).isFalse();
        farm.heal();
        assertThatThrownBy(answer::get).hasCauseInstanceOf(IOException.class);
        assertThat(outcomes()).containsExactly(Outcome.REFUSED);
    }

    @Test
    void seesWhenNobodyWaitsAnyMore() throws Exception {
        try (var socket = new Socket("127.0.0.1", farm.port())) {
            Letter letter = letter(Manners.HANGING);
            HttpRequest request = letter.to(farm.port(), SOME_TIME);
            var text = new StringBuilder("POST /hanging HTTP/1.1\r\nHost: here\r\n"
                    + "Content-Length: " + letter.body().length() + "\r\n");
            request.headers().map().forEach((name, values) ->
                    text.append(name).append(": ").append(values.getFirst()).append("\r\n"));
            text.append("\r\n").append(letter.body());
            socket.getOutputStream().write(text.toString().getBytes(US_ASCII));
            await().until(() -> !history.calls().isEmpty());
            assertThat(history.isQuiet()).isFalse();
        }
        assertThat(outcomes()).containsExactly(Outcome.UNKNOWN);
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void hangsNoLongerThanItsPace() throws Exception {
        farm.close();
        farm = new Farm(cast, history, new Farm.Pace(QUICK.slow(), Duration.ofMillis(20)));
        assertThatThrownBy(() -> send(letter(Manners.HANGING))).isInstanceOf(IOException.class);
        assertThat(outcomes()).containsExactly(Outcome.REFUSED);
    }

    @Test
    void talksRubbishThatIsNoOk() throws Exception {
        for (int i = 0; i < Answer.RUBBISH.size(); i++) {
            HttpResponse<String> response = send(letter(Manners.RUBBISH));
            boolean isOk = response.statusCode() == 200
                    && response.body().equals(Postbacks.ANSWER);
            assertThat(isOk).as(response.body()).isFalse();
        }
        assertThat(outcomes()).hasSize(Answer.RUBBISH.size()).containsOnly(Outcome.REFUSED);
        assertThat(Answer.RUBBISH).anySatisfy(answer ->
                assertThat(answer.body()).hasSizeGreaterThan(64 << 10));
    }

    @Test
    void sendsElsewhere() throws Exception {
        var targets = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            HttpResponse<String> response = send(letter(Manners.REDIRECTING));
            targets.add(response.statusCode() + " "
                    + response.headers().firstValue("Location").orElseThrow());
        }
        String trap = "http://127.0.0.1:" + farm.port() + "/trap/redirecting";
        assertThat(targets).containsExactly("302 " + trap, "307 " + trap,
                "302 http://169.254.169.254/latest/meta-data/",
                "307 http://169.254.169.254/latest/meta-data/");
        assertThat(outcomes()).hasSize(4).containsOnly(Outcome.REFUSED);
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void catchesWhoFollowsARedirect() throws Exception {
        try (var obedient = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS).build()) {
            for (int i = 0; i < 2; i++) {
                obedient.send(letter(Manners.REDIRECTING).to(farm.port(), SOME_TIME),
                        HttpResponse.BodyHandlers.discarding());
            }
        }
        assertThat(history.violations()).hasSize(2).allSatisfy(violation ->
                assertThat(violation).contains("/trap/redirecting"));
    }

    @Test
    void booksItAndDropsTheConnection() {
        assertThatThrownBy(() -> send(letter(Manners.DROPPING))).isInstanceOf(IOException.class);
        assertThat(outcomes()).containsExactly(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "450.5", "custom-12"})
    void tellsWhatIsNotGenuine(String changed) throws Exception {
        Letter genuine = letter(Manners.PROMPT);
        Letter forged = genuine.withBody(genuine.body().replace(changed, "9"));
        HttpRequest request = HttpRequest.newBuilder(
                        genuine.to(farm.port(), SOME_TIME), (_, _) -> true)
                .POST(HttpRequest.BodyPublishers.ofString(forged.body())).build();
        assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(401);
        assertThat(outcomes()).containsExactly(Outcome.REFUSED);
        assertThat(farm.attempts().getFirst().received().fault())
                .isEqualTo("the signature in the headers is wrong");
    }

    @Test
    void tellsAWrongSignatureInTheBody() throws Exception {
        Letter genuine = letter(Manners.PROMPT);
        send(genuine.withBody(genuine.body().replace("custom-12", "custom-13")));
        await().until(history::isQuiet);
        assertThat(farm.attempts().getFirst().received().fault())
                .isEqualTo("the signature in the body is wrong");
    }

    @Test
    void wantsThePromisedForm() throws Exception {
        URI url = URI.create("http://127.0.0.1:" + farm.port() + "/prompt");
        client.send(HttpRequest.newBuilder(url).build(),
                HttpResponse.BodyHandlers.discarding());
        assertThat(history.violations()).singleElement().asString().contains("GET /prompt");
    }

    @Test
    void forgetsWhatWasNotSaidToItsEnd() throws Exception {
        try (var socket = new Socket("127.0.0.1", farm.port())) {
            socket.getOutputStream().write("POST /prompt HTTP/1.1\r\nContent-Length: 5\r\n\r\n{"
                    .getBytes(US_ASCII));
        }
        assertThat(answerOf(Manners.PROMPT)).as("after the other was let in").isEqualTo(OK);
        farm.close();
        assertThat(farm.attempts()).hasSize(1);
        assertThat(history.calls()).hasSize(1);
        assertThat(history.violations()).isEmpty();
    }
}
