package io.pasarela.torture.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.pasarela.torture.history.Attempt;
import io.pasarela.torture.history.Event;
import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Outcome;
import io.pasarela.torture.history.Weather;
import io.pasarela.torture.town.Cast;
import io.pasarela.torture.town.Letter;
import io.pasarela.torture.town.Tenant;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PostbackCheckTest {

    private static final long SECOND = 1_000_000_000;
    private static final Tenant TENANT = Cast.all().tenants().getFirst();
    private static final Letter DEPOSIT = Letter.deposit(TENANT, 1, "450.5", "anna");
    private static final Letter WITHDRAWAL = Letter.withdrawal(TENANT, 2, "5000", 5);
    private static final Expected DEPOSITED = new Expected(
            TENANT, "deposit 1", new BigDecimal("450.50"), "anna", "custom-1", null);
    private static final Expected REJECTED = new Expected(TENANT, "withdrawal order-2",
            new BigDecimal("5000"), "anna", null, Expected.REJECTED);
    private static final Attempt DONE =
            at(100, 101, received(DEPOSIT, "deposit 1", Outcome.OK));
    private static final Attempt ALSO_DONE =
            at(100, 101, received(WITHDRAWAL, "withdrawal order-2", Outcome.OK));
    private static final Weather CALM = (_, _) -> true;

    private final History history = new History();

    private static Event.Received received(Letter letter, String reference, Outcome outcome) {
        return new Event.Received(letter.tenant(), reference, letter.body(),
                letter.webhookId(), null, outcome);
    }

    private static Attempt at(long from, long to, Event.Received received) {
        return new Attempt(received, from * SECOND, to * SECOND);
    }

    private static Attempt deposit(long from, long to, Outcome outcome) {
        return at(from, to, received(DEPOSIT, "deposit 1", outcome));
    }

    /** The strike that lasts that long. */
    private static Weather strike(long from, long to) {
        return (start, end) -> end < from * SECOND || start > to * SECOND;
    }

    private List<String> violations(Weather weather, Attempt... attempts) {
        return PostbackCheck.violations(List.of(DEPOSITED), List.of(attempts), history, weather);
    }

    @Test
    void passesWhenAllIsWell() {
        assertThat(PostbackCheck.violations(List.of(DEPOSITED, REJECTED),
                List.of(deposit(10, 11, Outcome.REFUSED), deposit(20, 21, Outcome.UNKNOWN),
                        DONE, ALSO_DONE), history, CALM)).isEmpty();
    }

    static Stream<Arguments> violations() {
        Letter other = Letter.deposit(TENANT, 1, "450.5", "eve");
        var twin = new Letter(TENANT, "pb_3", DEPOSIT.body());
        return Stream.of(
                arguments("was never sent", List.of(),
                        List.of("no postback about deposit 1 of prompt was taken, of 0 that")),
                arguments("was never taken", List.of(deposit(1, 2, Outcome.REFUSED),
                                deposit(3, 4, Outcome.UNKNOWN)),
                        List.of("no postback about deposit 1 of prompt was taken, of 2 that")),
                arguments("is about nothing", List.of(DONE, ALSO_DONE),
                        List.of("there was nothing to tell about withdrawal order-2 of prompt")),
                arguments("is forged", List.of(DONE, at(1, 2, new Event.Received(TENANT,
                                "unknown", "{}", "pb_1", "the signature is wrong",
                                Outcome.REFUSED))),
                        List.of("what came to prompt is not genuine: the signature is wrong, {}")),
                arguments("was made twice", List.of(DONE,
                                at(1, 2, received(twin, "deposit 1", Outcome.REFUSED))),
                        List.of("deposit 1 of prompt came as several postbacks: [pb_1, pb_3]")),
                arguments("is about two things", List.of(DONE, at(1, 2, received(
                                new Letter(TENANT, "pb_1", WITHDRAWAL.body()),
                                "withdrawal order-2", Outcome.REFUSED))),
                        List.of("there was nothing to tell about withdrawal order-2 of prompt",
                                "postback pb_1 to prompt came with different bytes")),
                arguments("changes", List.of(DONE,
                                at(1, 2, received(other, "deposit 1", Outcome.REFUSED))),
                        List.of("what was told about deposit 1 of prompt is not so: {",
                                "postback pb_1 to prompt came with different bytes")),
                arguments("overlaps", List.of(DONE, deposit(50, 101, Outcome.REFUSED)),
                        List.of("postback pb_1 to prompt was under way twice at the same time")),
                arguments("is repeated", List.of(DONE, deposit(170, 171, Outcome.OK)),
                        List.of("postback pb_1 to prompt came again after ok, in calm")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("violations")
    void findsAPostbackThat(String name, List<Attempt> attempts, List<String> violations) {
        assertThat(PostbackCheck.violations(List.of(DEPOSITED), attempts, history, CALM))
                .zipSatisfy(violations, (found, expected) ->
                        assertThat(found).startsWith(expected));
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                arguments("amount", new Expected(TENANT, "deposit 1",
                        new BigDecimal("450"), "anna", "custom-1", null), DONE),
                arguments("label", new Expected(TENANT, "deposit 1",
                        new BigDecimal("450.5"), "eve", "custom-1", null), DONE),
                arguments("custom id", new Expected(TENANT, "deposit 1",
                        new BigDecimal("450.5"), "anna", null, null), DONE),
                arguments("status", new Expected(TENANT, "withdrawal order-2",
                        new BigDecimal("5000"), "anna", null, Expected.PROCESSED), ALSO_DONE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void findsAWrong(String name, Expected expected, Attempt attempt) {
        assertThat(PostbackCheck.violations(
                List.of(expected), List.of(attempt), history, CALM))
                .singleElement().asString().contains("is not so");
    }

    @Test
    void findsWhatCameToAnotherMerchant() {
        Tenant other = Cast.all().tenants().getLast();
        assertThat(violations(CALM, at(1, 2, received(
                Letter.deposit(other, 1, "450.5", "anna"), "deposit 1", Outcome.OK))))
                .containsExactlyInAnyOrder(
                        "no postback about deposit 1 of prompt was taken, of 0 that came",
                        "there was nothing to tell about deposit 1 of dropping");
    }

    @Test
    void mayOverlapWhenItsSenderMayBeDead() {
        Attempt first = deposit(30, 101, Outcome.REFUSED);
        assertThat(violations(strike(40, 41), first, DONE)).isEmpty();
        assertThat(violations(strike(20, 29), first, DONE)).isEmpty();
        assertThat(violations(strike(20, 27), first, DONE)).hasSize(1);
        assertThat(violations(strike(101, 102), first, DONE)).hasSize(1);
    }

    /** It moves no clock and holds nobody up. */
    private static final Weather STORM = new Weather() {
        @Override
        public boolean isCalm(long from, long to) {
            return false;
        }

        @Override
        public boolean leasesHold(long from, long to) {
            return true;
        }
    };

    @Test
    void mayNotOverlapWhileALeaseLastsWhateverTheWeather() {
        assertThat(violations(STORM, deposit(90, 101, Outcome.REFUSED), DONE)).hasSize(1);
        assertThat(violations(STORM, deposit(60, 101, Outcome.REFUSED), DONE)).isEmpty();
    }

    @Test
    void mayNotComeAgainSoonAfterATimeout() {
        assertThat(violations(STORM, deposit(80, 95, Outcome.UNKNOWN), DONE)).hasSize(1);
        assertThat(violations(STORM, deposit(90, 95, Outcome.UNKNOWN), DONE)).isEmpty();
        assertThat(violations(STORM, deposit(70, 85, Outcome.UNKNOWN), DONE)).isEmpty();
        assertThat(violations(strike(90, 91), deposit(80, 95, Outcome.UNKNOWN), DONE)).isEmpty();
        assertThat(violations(STORM, deposit(80, 95, Outcome.REFUSED), DONE)).isEmpty();
    }

    @Test
    void mayComeAgainWhenItsOkMayBeLost() {
        Attempt again = deposit(170, 171, Outcome.OK);
        assertThat(violations(strike(103, 104), DONE, again)).isEmpty();
        assertThat(violations(strike(90, 98), DONE, again)).isEmpty();
        assertThat(violations(strike(90, 97), DONE, again)).hasSize(1);
        assertThat(violations(strike(104, 105), DONE, again)).hasSize(1);
    }

    /** Every repeat needs its own reason. */
    @Test
    void mayNotComeAgainBecauseAnotherRepeatMay() {
        assertThat(violations(strike(171, 172), DONE, deposit(170, 171, Outcome.OK),
                deposit(270, 271, Outcome.OK))).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void mayComeAgainWhenAnOperatorWantsIt(Outcome outcome) {
        history.add(new Event.Resent(TENANT, "operator-1", 1, outcome));
        assertThat(violations(CALM, DONE, deposit(170, 171, Outcome.OK)))
                .hasSize(outcome == Outcome.REFUSED ? 1 : 0);
    }

    @Test
    void mayNotComeAgainWhenAnOperatorWantsAnother() {
        history.add(new Event.Resent(TENANT, "operator-1", 2, Outcome.OK));
        assertThat(violations(CALM, DONE, deposit(170, 171, Outcome.OK))).hasSize(1);
    }
}
