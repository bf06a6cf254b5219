package io.pasarela.demo.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.demo.bank.Transfers.State;
import io.pasarela.demo.testing.SettableClock;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the gateway hears of a transfer, and how often. */
class MessengerTest {

    @TempDir
    Path data;

    private final SettableClock clock = new SettableClock();
    private final FakeFeed feed = new FakeFeed();
    private Transfers transfers;
    private Messenger messenger;

    @BeforeEach
    void open() {
        transfers = Transfers.open(data.resolve("bank.journal"), clock);
        messenger = new Messenger(transfers, feed, clock);
    }

    @AfterEach
    void close() {
        transfers.close();
    }

    @Test
    void tellsAtOnce() {
        send("0000001", Delay.NOW);
        messenger.round();
        messenger.round();
        assertThat(feed.heard).containsExactly("0000001");
        assertThat(state("0000001")).isEqualTo(State.ACKNOWLEDGED);
    }

    @Test
    void tellsAfterTheChosenDelayAndNotBefore() {
        send("0000001", Delay.SHORT);
        send("0000002", Delay.LONG);
        clock.pass(Duration.ofMillis(9_999));
        messenger.round();
        assertThat(feed.heard).isEmpty();
        clock.pass(Duration.ofMillis(1));
        messenger.round();
        assertThat(feed.heard).containsExactly("0000001");
        clock.pass(Duration.ofSeconds(50));
        messenger.round();
        assertThat(feed.heard).containsExactly("0000001", "0000002");
    }

    @Test
    void tellsNothingUntilAskedTo() {
        send("0000001", Delay.ASKED);
        clock.pass(Duration.ofDays(30));
        messenger.round();
        assertThat(feed.heard).isEmpty();
        transfers.reportNow("id-0000001");
        messenger.round();
        assertThat(feed.heard).containsExactly("0000001");
    }

    @Test
    void isToldEarlierThanPlannedOnRequest() {
        send("0000001", Delay.LONG);
        transfers.reportNow("id-0000001");
        messenger.round();
        assertThat(feed.heard).containsExactly("0000001");
    }

    @Test
    void tellsAgainWithGrowingPausesUntilThereIsAnAnswer() {
        feed.answer = new Report.NoAnswer("no connection");
        send("0000001", Delay.NOW);
        for (int second = 0; second < 60; second++) {
            messenger.round();
            clock.pass(Duration.ofSeconds(1));
        }
        // After 0, 1, 3, 7, 15 s, and then every 15 s.
        assertThat(feed.heard).hasSize(7);
        feed.answer = new Report.Acknowledged();
        clock.pass(Duration.ofSeconds(15));
        messenger.round();
        assertThat(state("0000001")).isEqualTo(State.ACKNOWLEDGED);
    }

    @Test
    void oneWithoutAnAnswerDoesNotStopTheOthers() {
        feed.answer = new Report.NoAnswer("no connection");
        send("0000001", Delay.NOW);
        messenger.round();
        feed.answer = new Report.Acknowledged();
        send("0000002", Delay.NOW);
        messenger.round();
        assertThat(state("0000001")).isEqualTo(State.TO_REPORT);
        assertThat(state("0000002")).isEqualTo(State.ACKNOWLEDGED);
    }

    @Test
    void remembersOverARestartWhatIsStillToBeTold() {
        feed.answer = new Report.NoAnswer("no connection");
        send("0000001", Delay.NOW);
        send("0000002", Delay.ASKED);
        messenger.round();
        transfers.close();
        open();
        feed.answer = new Report.Acknowledged();
        messenger.round();
        assertThat(state("0000001")).isEqualTo(State.ACKNOWLEDGED);
        assertThat(state("0000002")).isEqualTo(State.KEPT);

        transfers.close();
        open();
        feed.heard.clear();
        messenger.round();
        assertThat(feed.heard).as("acknowledged for good").isEmpty();
    }

    @Test
    void stopsAfterARefusalAndKeepsItsReason() {
        feed.answer = new Report.Refused("no such wallet");
        send("0000001", Delay.NOW);
        messenger.round();
        clock.pass(Duration.ofHours(1));
        messenger.round();
        transfers.reportNow("id-0000001");
        messenger.round();
        assertThat(feed.heard).hasSize(1);
        assertThat(line("0000001").message()).isEqualTo("no such wallet");
    }

    @Test
    void givesANumberOutOnlyOnce() {
        send("0000001", Delay.NOW);
        assertThat(transfers.send(transfer("other", "0000001", Delay.NOW))).isFalse();
    }

    private void send(String number, Delay delay) {
        assertThat(transfers.send(transfer("id-" + number, number, delay))).isTrue();
    }

    private Transfer transfer(String id, String number, Delay delay) {
        return new Transfer(id, "visitor", "itau_ml", "220000000", "PYG",
                new BigDecimal("25000"), "", number, clock.instant(),
                delay.after(clock.instant()));
    }

    private State state(String number) {
        return line(number).state();
    }

    private Transfers.Line line(String number) {
        return transfers.find("id-" + number, "visitor").orElseThrow();
    }
}
