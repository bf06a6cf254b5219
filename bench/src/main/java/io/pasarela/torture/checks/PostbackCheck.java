package io.pasarela.torture.checks;

import io.pasarela.sdk.Postback;
import io.pasarela.sdk.Postbacks;
import io.pasarela.sdk.Verification;
import io.pasarela.torture.history.Attempt;
import io.pasarela.torture.history.Event;
import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Outcome;
import io.pasarela.torture.history.Weather;
import io.pasarela.torture.town.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Everybody was told everything that happened, and nothing else: as one postback with the same
 * bytes at each attempt, one attempt at a time, and not again once he had said ok.
 */
final class PostbackCheck {

    /** So long an acknowledgement may take to be recorded, and a fault to have its effects. */
    private static final long AFTERMATH = Duration.ofSeconds(2).toNanos();

    /** Half of a lease may be over when an attempt begins; so long nobody else sends. */
    private static final long LEASED = Duration.ofSeconds(20).toNanos();
    /** Whoever is not answered for about so long gives up. */
    private static final long TIMEOUT = Duration.ofSeconds(14).toNanos();
    /** Not a minute: what nobody could record is sent again when its lease has ended. */
    private static final long AFTER_TIMEOUT = Duration.ofSeconds(9).toNanos();

    private record Subject(String merchant, String reference) {

        @Override
        public String toString() {
            return reference + " of " + merchant;
        }
    }

    private record Id(String merchant, String webhookId) {

        @Override
        public String toString() {
            return "postback " + webhookId + " to " + merchant;
        }
    }

    private final Weather weather;
    private final Set<Id> resent;
    private final List<String> violations = new ArrayList<>();

    private PostbackCheck(History history, Weather weather) {
        this.weather = weather;
        this.resent = history.events(Event.Resent.class,
                        event -> event.outcome() != Outcome.REFUSED).stream()
                .map(event -> new Id(event.tenant().key(), "pb_" + event.postback()))
                .collect(Collectors.toSet());
    }

    /**
     * To be asked when everything is healed and no postback waits.
     *
     * @param attempts all that merchants saw
     * @param history for what operators had sent again
     * @param weather that may explain that a postback came twice
     */
    static List<String> violations(List<Expected> expected, List<Attempt> attempts,
            History history, Weather weather) {
        var check = new PostbackCheck(history, weather);
        check.check(expected, attempts);
        return check.violations;
    }

    private void check(List<Expected> expected, List<Attempt> attempts) {
        // That one transfer paid two is a fault that others speak of.
        Map<Subject, Expected> due = expected.stream().collect(Collectors.toMap(
                one -> new Subject(one.tenant().key(), one.reference()), one -> one,
                (one, _) -> one));
        Map<Subject, List<Attempt>> told = new HashMap<>();
        Map<Id, List<Attempt>> postbacks = new HashMap<>();
        for (Attempt attempt : attempts) {
            Event.Received received = attempt.received();
            String merchant = received.tenant().key();
            if (received.fault() != null) {
                violations.add("what came to " + merchant + " is not genuine: "
                        + received.fault() + ", " + received.body());
                continue;
            }
            told.computeIfAbsent(new Subject(merchant, received.reference()),
                    _ -> new ArrayList<>()).add(attempt);
            postbacks.computeIfAbsent(new Id(merchant, received.webhookId()),
                    _ -> new ArrayList<>()).add(attempt);
        }
        due.forEach((subject, one) ->
                checkTold(subject, one, told.getOrDefault(subject, List.of())));
        told.keySet().stream().filter(subject -> !due.containsKey(subject)).forEach(subject ->
                violations.add("there was nothing to tell about " + subject));
        postbacks.forEach(this::checkAttempts);
    }

    private void checkTold(Subject subject, Expected expected, List<Attempt> attempts) {
        if (attempts.stream().noneMatch(Attempt::isAcknowledged)) {
            violations.add("no postback about " + subject + " was taken, of "
                    + attempts.size() + " that came");
        }
        Set<String> ids = attempts.stream().map(one -> one.received().webhookId())
                .collect(Collectors.toCollection(TreeSet::new));
        if (ids.size() > 1) violations.add(subject + " came as several postbacks: " + ids);
        attempts.stream().map(one -> one.received().body()).distinct()
                .forEach(body -> checkWords(subject, expected, body));
    }

    private void checkWords(Subject subject, Expected expected, String body) {
        Expected said = said(expected.tenant(), body);
        if (!said.equals(normalised(expected))) {
            violations.add("what was told about " + subject + " is not so: " + body
                    + ", while it is " + expected);
        }
    }

    /** It was found genuine when it came; the signature in the headers is not needed again. */
    private static Expected said(Tenant tenant, String body) {
        Postbacks postbacks = Postbacks.builder()
                .keys(tenant.accessKey(), tenant.privateKey()).build();
        var genuine = (Verification.Genuine) postbacks.verify(
                body.getBytes(StandardCharsets.UTF_8), _ -> null);
        Postback said = genuine.postback();
        return normalised(switch (said) {
            case Postback.Deposit deposit -> new Expected(tenant, said.reference(),
                    said.amount(), said.label(), deposit.customTransactionId(), null);
            case Postback.Withdrawal withdrawal -> new Expected(tenant, said.reference(),
                    said.amount(), said.label(), null,
                    withdrawal.paid() ? Expected.PROCESSED : Expected.REJECTED);
        });
    }

    /** Amounts that differ in their decimals only are equal, and no id is an empty one. */
    private static Expected normalised(Expected one) {
        return new Expected(one.tenant(), one.reference(), one.amount().stripTrailingZeros(),
                one.label(), one.customId() == null ? "" : one.customId(), one.status());
    }

    private void checkAttempts(Id id, List<Attempt> attempts) {
        if (attempts.stream().map(one -> one.received().body()).distinct().count() > 1) {
            violations.add(id + " came with different bytes");
        }
        List<Attempt> inOrder = attempts.stream()
                .sorted(Comparator.comparingLong(Attempt::begunAt)).toList();
        for (int i = 1; i < inOrder.size(); i++) {
            checkNeeded(id, inOrder.get(i), inOrder.subList(0, i));
        }
    }

    /** Whether there was a reason to send it once more. */
    private void checkNeeded(Id id, Attempt again, List<Attempt> before) {
        boolean twice = before.stream().anyMatch(first -> first.endedAt() > again.begunAt()
                && (weather.isCalm(first.begunAt() - AFTERMATH, again.begunAt())
                || again.begunAt() - first.begunAt() < LEASED
                && weather.leasesHold(first.begunAt() - AFTERMATH, again.begunAt())));
        if (twice) violations.add(id + " was under way twice at the same time");
        boolean hasty = !resent.contains(id) && before.stream().anyMatch(first ->
                first.received().outcome() == Outcome.UNKNOWN
                && first.endedAt() - first.begunAt() > TIMEOUT
                && again.begunAt() > first.endedAt()
                && again.begunAt() - first.endedAt() < AFTER_TIMEOUT
                && weather.leasesHold(first.begunAt() - AFTERMATH, again.begunAt()));
        if (hasty) violations.add(id + " came again soon after a timeout");
        boolean needless = !resent.contains(id) && before.stream().anyMatch(first ->
                first.isAcknowledged() && first.endedAt() <= again.begunAt()
                && weather.isCalm(first.begunAt() - AFTERMATH, first.endedAt() + AFTERMATH));
        if (needless) violations.add(id + " came again after ok, in calm weather");
    }
}
