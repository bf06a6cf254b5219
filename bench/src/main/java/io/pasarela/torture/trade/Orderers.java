package io.pasarela.torture.trade;

import static io.pasarela.torture.history.Outcome.OK;
import static io.pasarela.torture.history.Outcome.REFUSED;
import static io.pasarela.torture.history.Outcome.UNKNOWN;

import io.pasarela.sdk.BalanceSheet;
import io.pasarela.sdk.Refused;
import io.pasarela.sdk.TryAgain;
import io.pasarela.torture.history.Client;
import io.pasarela.torture.history.Event.Kind;
import io.pasarela.torture.history.Event.Ordered;
import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Weather;
import io.pasarela.torture.town.Cast;
import io.pasarela.torture.town.Lines;
import io.pasarela.torture.town.Tenant;
import io.pasarela.torture.trade.Orders.Order;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Merchants who order withdrawals: soundly, twice at once, wrongly, and more than there is. */
public final class Orderers implements Client {

    private static final int TIMES_MAX = 5;
    private static final int RUNNERS = 6;
    private static final BigDecimal RICH_LIMIT = new BigDecimal("200000");
    private static final BigDecimal POOR_MIN = new BigDecimal("1000");
    private static final BigDecimal POOR_MAX = new BigDecimal("5000000");
    private static final String TAKEN = "withdrawal.id_taken";
    private static final String INSUFFICIENT = "withdrawal.insufficient_balance";

    private final Lines lines;
    private final Orders orders;
    private final History history;
    private final Cast cast;
    private final Weather weather;
    private final long seed;

    /** What merchants order. */
    enum Story {
        PLAIN, NAMELESS, TEST, SAME_AT_ONCE, NAMELESS_AT_ONCE, OTHER_DATA, OTHER_DATA_AT_ONCE,
        FORGED, OVER_LIMIT, RUN_ON_POOR
    }

    public Orderers(Trade trade, Weather weather) {
        this.weather = weather;
        lines = trade.lines();
        orders = new Orders(trade);
        history = trade.history();
        cast = trade.cast();
        seed = trade.seed();
    }

    @Override
    public void work(long number) throws InterruptedException {
        var turn = Turn.of(cast, seed, number);
        Way way = Way.of(turn.chance());
        switch (turn.pick(Story.values())) {
            case PLAIN -> place(turn, small(turn, "withdrawal-" + number, Kind.REAL), way);
            case NAMELESS -> place(turn, small(turn, null, Kind.REAL), way);
            case TEST -> place(turn, small(turn, "withdrawal-" + number, Kind.TEST), way);
            case SAME_AT_ONCE -> atOnce(turn, "withdrawal-" + number, way);
            case NAMELESS_AT_ONCE -> atOnce(turn, null, way);
            case OTHER_DATA -> otherData(turn, way);
            case OTHER_DATA_AT_ONCE -> otherDataAtOnce(turn, way);
            case FORGED -> forged(turn, way);
            case OVER_LIMIT -> overLimit(turn, way);
            case RUN_ON_POOR -> runOnPoor(turn, way);
        }
    }

    private Ordered place(Turn turn, Order order, Way way) throws InterruptedException {
        Ordered told = orders.place(turn.tenant(), order, way);
        boolean mayLack = INSUFFICIENT.equals(told.code()) && order.kind() == Kind.REAL;
        if (told.outcome() == REFUSED && !Orders.isOpen(told) && !mayLack) {
            history.violate("a sound order was refused: " + told);
        }
        return told;
    }

    /**
     * One of them makes it and all others find it. Without an id an order is the same for a day,
     * which gateways tell by their clocks.
     */
    private void atOnce(Turn turn, @Nullable String id, Way way) throws InterruptedException {
        Order order = small(turn, id, Kind.REAL);
        int times = turn.chance().nextInt(2, TIMES_MAX + 1);
        long begun = System.nanoTime();
        List<Ordered> told = placeAll(turn, IntStream.range(0, times)
                .mapToObj(_ -> order).toList(), way);
        List<Ordered> taken = told.stream().filter(one -> one.outcome() == OK).toList();
        long made = taken.stream().filter(one -> !one.repeated()).count();
        long names = taken.stream().map(Ordered::withdrawalId).distinct().count();
        boolean sameDay = id != null || weather.clocksAgree(begun, System.nanoTime());
        if ((made > 1 || names > 1) && sameDay) {
            history.violate("one order had several effects: " + told);
        }
    }

    private void otherData(Turn turn, Way way) throws InterruptedException {
        Order order = small(turn, "withdrawal-" + turn.number(), Kind.REAL);
        if (place(turn, order, way).outcome() != OK) return;
        Ordered told = orders.place(turn.tenant(),
                order.with(order.amount().add(BigDecimal.ONE)), way.of(1));
        requireRefused(told, TAKEN);
        Ordered again = orders.place(turn.tenant(), order, way);
        if (!Orders.isOpen(again) && !(again.outcome() == OK && again.repeated())) {
            history.violate("an order that was taken is not known any more: " + again);
        }
    }

    private void otherDataAtOnce(Turn turn, Way way) throws InterruptedException {
        Order order = small(turn, "withdrawal-" + turn.number(), Kind.REAL);
        List<Order> all = IntStream.range(0, turn.chance().nextInt(2, TIMES_MAX + 1))
                .mapToObj(i -> order.with(order.amount().add(BigDecimal.valueOf(i)))).toList();
        List<Ordered> told = placeAll(turn, all, way);
        if (told.stream().filter(one -> one.outcome() == OK).count() > 1) {
            history.violate("one id was taken with several amounts: " + told);
        }
    }

    private void forged(Turn turn, Way way) throws InterruptedException {
        Order order = small(turn, "forged-" + turn.number(), Kind.REAL);
        requireRefused(orders.place(turn.tenant(), "key of a stranger", order, way),
                "withdrawal.signature");
    }

    private void overLimit(Turn turn, Way way) throws InterruptedException {
        Order order = new Order("withdrawal-" + turn.number(), Tenant.ACTIVATING,
                RICH_LIMIT.add(BigDecimal.ONE), "payer-" + turn.number(), Kind.REAL);
        requireRefused(orders.place(turn.tenant(), order, way), "withdrawal.amount_limits");
    }

    private void requireRefused(Ordered told, String code) {
        if (told.outcome() == UNKNOWN || Orders.isOpen(told) || code.equals(told.code())) return;
        history.violate(code + " was due, but the answer was " + told);
    }

    /** Together they want three times what the poor account has now. */
    private void runOnPoor(Turn turn, Way way) throws InterruptedException {
        BigDecimal available = switch (lines.program(turn.tenant(), way.gate()).balance()) {
            case BalanceSheet.Balances(var balances) -> balances.stream()
                    .filter(one -> one.currencyCode().equals(Tenant.MANUAL_CURRENCY))
                    .map(BalanceSheet.Balance::available).findFirst().orElse(BigDecimal.ZERO);
            case Refused _, TryAgain _ -> new BigDecimal(Tenant.POOR);
        };
        BigDecimal each = available.multiply(BigDecimal.valueOf(3))
                .divide(BigDecimal.valueOf(RUNNERS), 0, RoundingMode.DOWN)
                .max(POOR_MIN).min(POOR_MAX);
        placeAll(turn, IntStream.range(0, RUNNERS).mapToObj(i -> new Order(
                "run-" + turn.number() + "-" + i, Tenant.MANUAL, each,
                "payer-" + turn.number(), Kind.REAL)).toList(), way);
    }

    private List<Ordered> placeAll(Turn turn, List<Order> all, Way way)
            throws InterruptedException {
        return Together.all(IntStream.range(0, all.size())
                .<Callable<Ordered>>mapToObj(i ->
                        () -> orders.place(turn.tenant(), all.get(i), way.of(i)))
                .toList());
    }

    private static Order small(Turn turn, @Nullable String id, Kind kind) {
        boolean isPoor = turn.chance().nextInt(4) == 0;
        BigDecimal amount = BigDecimal.valueOf(turn.chance().nextLong(1_000, 3_000));
        return new Order(id, isPoor ? Tenant.MANUAL : Tenant.ACTIVATING, amount,
                "payer-" + turn.number(), kind);
    }
}
