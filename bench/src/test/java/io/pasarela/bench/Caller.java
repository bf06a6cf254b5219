package io.pasarela.bench;

import io.pasarela.sdk.Activation;
import io.pasarela.sdk.Claim;
import io.pasarela.sdk.Pasarela;
import io.pasarela.sdk.Recipient;
import io.pasarela.sdk.Refused;
import io.pasarela.sdk.TryAgain;
import io.pasarela.sdk.WithdrawalCreation;
import io.pasarela.sdk.WithdrawalOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A merchant's program and his bank's, who repeat every call, anywhere, until it is answered. */
final class Caller {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int TRIES_MAX = 1_200;
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Pattern STORED =
            Pattern.compile("\"result\":\"(?:stored|duplicate)\",\"stockpiling_id\":(\\d+)");

    private final History history;
    private final List<Place> places = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /** One gateway, as callers see it. */
    private record Place(URI address, Pasarela pasarela) {}

    Caller(History history) {
        this.history = history;
    }

    /** From now on that gateway is called too. */
    void add(int port) {
        URI address = URI.create("http://127.0.0.1:" + port);
        places.add(new Place(address, Pasarela.builder(address, Installation.API_SECRET)
                .privateKey(Installation.PRIVATE_KEY).timeout(TIMEOUT).build()));
    }

    <T> T untilAnswered(Function<Pasarela, T> call) {
        return repeat(place -> call.apply(place.pasarela()), TryAgain.class::isInstance);
    }

    private <T> T repeat(Function<Place, T> call, Predicate<T> unknown) {
        T answer = null;
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            Place place = places.get(Math.floorMod(turn.getAndIncrement(), places.size()));
            answer = call.apply(place);
            if (!unknown.test(answer)) return answer;
            history.cut.incrementAndGet();
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        throw new AssertionError("no answer after " + TRIES_MAX + " tries: " + answer);
    }

    /** The bank's report of a transfer; gives the id of the stored fact. */
    long report(Transfer transfer) {
        String body = "{\"transactions\":[" + transfer.reported() + "]}";
        String answer = repeat(place -> post(place, body), String::isEmpty);
        Matcher stored = STORED.matcher(answer);
        if (!stored.find()) throw new AssertionError("not stored: " + answer);
        long id = Long.parseLong(stored.group(1));
        Long before = history.facts.putIfAbsent(transfer, id);
        if (before != null && before != id) {
            history.faults.add("stored as " + before + " and as " + id + ": " + transfer);
        }
        return id;
    }

    private String post(Place place, String body) {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(place.address().resolve("/feed/v1/transactions"))
                            .timeout(TIMEOUT)
                            .header("Authorization", "Bearer " + Installation.FEED_TOKEN)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body)).build(),
                    BodyHandlers.ofString());
            return answer.statusCode() == 200 ? answer.body() : "";
        } catch (IOException cut) {
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A payer's claim of a transfer, by one of possibly several ids. */
    History.Told claim(Transfer transfer, String customId, String label) {
        var claim = Claim.of(Installation.SYSTEM, Installation.CURRENCY)
                .label(label).key1(transfer.reference())
                .amount(new BigDecimal(transfer.amount()))
                .customTransactionId(customId).build();
        History.Told told = switch (untilAnswered(pasarela -> pasarela.activate(claim))) {
            case Activation.Activated activated -> {
                if (activated.amount().compareTo(claim.amount()) != 0) {
                    history.faults.add(customId + " got " + activated.amount());
                }
                yield History.Told.ACTIVATED;
            }
            case Activation.Waiting _ -> History.Told.WAITING;
            case Refused refused -> {
                if (!refused.code().equals("deposit.already_activated")) {
                    history.faults.add(customId + ": " + refused);
                }
                yield History.Told.REFUSED;
            }
            case TryAgain again -> throw new AssertionError(again);
        };
        history.claims.put(customId, new History.Claimed(transfer, customId, told));
        return told;
    }

    /** An order to pay out, or the rehearsal of one. */
    void withdraw(long number, BigDecimal amount, Rehearsal rehearsal) {
        String id = "withdrawal-" + number;
        var builder = WithdrawalOrder.of(Installation.SYSTEM + "_ml", Installation.CURRENCY)
                .withdrawalId(id).amount(amount).label("payer-" + number)
                .recipient(Recipient.of("70000001", "Ana Mora"));
        WithdrawalOrder order =
                (rehearsal == Rehearsal.YES ? builder.test() : builder).build();
        switch (untilAnswered(pasarela -> pasarela.createWithdrawal(order))) {
            case WithdrawalCreation.Created _, WithdrawalCreation.Repeated _ ->
                (rehearsal == Rehearsal.YES ? history.rehearsals : history.withdrawals)
                        .put(id, amount);
            case Refused refused -> history.faults.add(id + ": " + refused);
            case TryAgain again -> throw new AssertionError(again);
        }
    }

    /** Whether a withdrawal moves money. */
    enum Rehearsal { YES, NO }
}
