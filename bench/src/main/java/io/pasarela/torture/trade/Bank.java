package io.pasarela.torture.trade;

import static io.pasarela.torture.history.Outcome.OK;
import static io.pasarela.torture.history.Outcome.REFUSED;
import static io.pasarela.torture.history.Outcome.UNKNOWN;

import io.pasarela.torture.history.Call;
import io.pasarela.torture.history.Client;
import io.pasarela.torture.history.Event.Reported;
import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Operation;
import io.pasarela.torture.history.Outcome;
import io.pasarela.torture.town.Cast;
import io.pasarela.torture.town.Lines;
import io.pasarela.torture.town.Tenant;
import io.pasarela.torture.trade.Way.Told;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The bank's feed: reports what payers sent, and, as a client of its own, lists of transfers that
 * nobody will ever claim, over and over, to both gateways, and sometimes with another amount.
 */
public final class Bank implements Client {

    static final String BUSY = "server.busy";
    static final String CONFLICT = "feed.conflict";

    private static final int LINES_MAX = 20;
    private static final int POOR_ONE_IN = 6;
    private static final int POOR_LINES_MAX = 3;
    private static final String STORED = "stored";
    private static final String DUPLICATE = "duplicate";

    private final Lines lines;
    private final History history;
    private final Cast cast;
    private final long seed;

    /** What the bank does with a list. */
    enum Story { ONCE, AGAIN, TWICE_AT_ONCE, OTHER_AMOUNT }

    Bank(Trade trade) {
        lines = trade.lines();
        history = trade.history();
        cast = trade.cast();
        seed = trade.seed();
    }

    @Override
    public void work(long number) throws InterruptedException {
        var turn = Turn.of(cast, seed, number);
        // Few for the poor account, so that it stays poor.
        boolean isPoor = turn.chance().nextInt(POOR_ONE_IN) == 0;
        String system = isPoor ? Tenant.MANUAL : Tenant.ACTIVATING;
        int count = turn.chance().nextInt(1, (isPoor ? POOR_LINES_MAX : LINES_MAX) + 1);
        List<Transfer> list = IntStream.range(0, count)
                .mapToObj(i -> Transfer.of(turn.payment(system, "nobody", i))).toList();
        Way way = Way.of(turn.chance());
        switch (turn.pick(Story.values())) {
            case ONCE -> report(turn.tenant(), list, way);
            case AGAIN -> {
                report(turn.tenant(), list, way);
                repeat(turn.tenant(), list.reversed(), way.of(1));
            }
            case TWICE_AT_ONCE -> Together.all(List.<Callable<Object>>of(
                    () -> report(turn.tenant(), list, way),
                    () -> report(turn.tenant(), list.reversed(), way.of(1))));
            case OTHER_AMOUNT -> contradict(turn.tenant(), list, way);
        }
    }

    private void repeat(Tenant tenant, List<Transfer> list, Way way)
            throws InterruptedException {
        for (Reported line : report(tenant, list, way)) {
            if (line.outcome() == REFUSED && !BUSY.equals(line.result())) {
                history.violate("a transfer was refused when it came again: " + line);
            }
        }
    }

    /** A reference is bound to its amount by the first report of it. */
    private void contradict(Tenant tenant, List<Transfer> list, Way way)
            throws InterruptedException {
        boolean known = report(tenant, list, way).stream()
                .allMatch(line -> line.outcome() == OK);
        List<Transfer> other = list.stream()
                .map(transfer -> transfer.with(transfer.amount().add(BigDecimal.ONE))).toList();
        if (!known) return;
        for (Reported line : report(tenant, other, way.of(1))) {
            if (line.outcome() == OK) {
                history.violate("a reference was taken with another amount too: " + line);
            }
        }
    }

    /** Whether the feed acknowledged it. */
    public boolean report(Tenant tenant, Transfer transfer, Way way) throws InterruptedException {
        return report(tenant, List.of(transfer), way).getFirst().outcome() == OK;
    }

    /** What became of each in the end. */
    List<Reported> report(Tenant tenant, List<Transfer> list, Way way)
            throws InterruptedException {
        Told<List<Reported>> told = way.ask(gate -> call(tenant, list, gate),
                all -> all.getFirst().outcome() == UNKNOWN
                        || BUSY.equals(all.getFirst().result()),
                all -> all.getFirst().outcome() == UNKNOWN);
        return told.last();
    }

    private List<Reported> call(Tenant tenant, List<Transfer> list, int gate)
            throws InterruptedException {
        Call call = history.begin(Operation.FEED);
        String body = list.stream().map(transfer -> transfer.reported(tenant))
                .collect(Collectors.joining(",", "{\"transactions\":[", "]}"));
        Optional<HttpResponse<String>> answer = lines.send(HttpRequest.newBuilder(
                        lines.at(gate).feed().resolve("/feed/v1/transactions"))
                .header("Authorization", "Bearer " + tenant.feedToken())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)).build());
        List<Reported> told = answer.map(http -> read(tenant, list, http))
                .orElseGet(() -> all(tenant, list, UNKNOWN, null));
        told.forEach(history::add);
        // Of a list that was taken each line has an outcome of its own.
        call.end(told.stream().anyMatch(line -> line.outcome() == OK)
                ? OK : told.getFirst().outcome());
        return told;
    }

    private List<Reported> read(
            Tenant tenant, List<Transfer> list, HttpResponse<String> answer) {
        int status = answer.statusCode();
        String code = answer.headers().firstValue("Pasarela-Error").orElse(null);
        if (status == 200 && code == null) return read(tenant, list, answer.body());
        if (status == 503) return all(tenant, list, REFUSED, BUSY);
        if (status >= 500) return all(tenant, list, UNKNOWN, null);
        history.violate("a sound report was answered " + status + " " + answer.body());
        return all(tenant, list, REFUSED, code == null ? "none" : code);
    }

    private List<Reported> read(Tenant tenant, List<Transfer> list, String body) {
        List<FeedAnswer.Line> lines = FeedAnswer.read(body).orElse(List.of());
        if (!lines.stream().map(FeedAnswer.Line::reference).toList()
                .equals(list.stream().map(Transfer::reference).toList())) {
            history.violate("the feed does not answer line by line: " + body);
            return all(tenant, list, UNKNOWN, null);
        }
        var told = new ArrayList<Reported>();
        for (int i = 0; i < list.size(); i++) {
            FeedAnswer.Line line = lines.get(i);
            boolean kept = Stream.of(STORED, DUPLICATE).anyMatch(line.result()::equals);
            if (!kept && !line.result().equals(CONFLICT)) {
                history.violate("a sound transfer was refused: " + line);
            }
            told.add(new Reported(tenant, list.get(i).system(), line.reference(),
                    list.get(i).amount(), kept ? OK : REFUSED, line.result(), line.id()));
        }
        return told;
    }

    private static List<Reported> all(Tenant tenant, List<Transfer> list, Outcome outcome,
            @Nullable String result) {
        return list.stream().map(transfer -> new Reported(tenant, transfer.system(),
                transfer.reference(), transfer.amount(), outcome, result, null)).toList();
    }
}
