package io.pasarela.torture.trade;

import static io.pasarela.torture.history.Outcome.OK;
import static io.pasarela.torture.history.Outcome.REFUSED;
import static io.pasarela.torture.history.Outcome.UNKNOWN;

import io.pasarela.sdk.Recipient;
import io.pasarela.sdk.Refused;
import io.pasarela.sdk.TryAgain;
import io.pasarela.sdk.WithdrawalCreation;
import io.pasarela.sdk.WithdrawalOrder;
import io.pasarela.torture.history.Call;
import io.pasarela.torture.history.Event.Kind;
import io.pasarela.torture.history.Event.Nameless;
import io.pasarela.torture.history.Event.Ordered;
import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Operation;
import io.pasarela.torture.history.Outcome;
import io.pasarela.torture.onlookers.Onlookers;
import io.pasarela.torture.town.Lines;
import io.pasarela.torture.town.Tenant;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Merchants' programs, which order withdrawals. */
final class Orders {

    private final Lines lines;
    private final History history;
    private final Onlookers onlookers;

    /**
     * What is ordered.
     *
     * @param id null to have the gateway choose one
     */
    record Order(@Nullable String id, String system, BigDecimal amount, String label, Kind kind) {

        Order with(BigDecimal other) {
            return new Order(id, system, other, label, kind);
        }

        private WithdrawalOrder toSend() {
            boolean isManual = system.equals(Tenant.MANUAL);
            String payoutCode = isManual ? system : system + "_ml";
            var builder = WithdrawalOrder.of(payoutCode, Tenant.currency(system))
                    .amount(amount).label(label)
                    .recipient(Recipient.of(isManual ? "2200000" : "70000001", "Ana Mora"));
            if (id != null) builder.withdrawalId(id);
            return (kind == Kind.TEST ? builder.test() : builder).build();
        }
    }

    Orders(Trade trade) {
        lines = trade.lines();
        history = trade.history();
        onlookers = trade.onlookers();
    }

    Ordered place(Tenant tenant, Order order, Way way) throws InterruptedException {
        return place(tenant, tenant.privateKey(), order, way);
    }

    /** Signed with that key, whoever it belongs to. */
    Ordered place(Tenant tenant, String privateKey, Order order, Way way)
            throws InterruptedException {
        return way.ask(gate -> place(tenant, privateKey, order, gate),
                Orders::isOpen, told -> told.outcome() == UNKNOWN).last();
    }

    static boolean isOpen(Ordered told) {
        return told.outcome() == UNKNOWN || Bank.BUSY.equals(told.code());
    }

    private Ordered place(Tenant tenant, String privateKey, Order order, int gate) {
        Call call = history.begin(Operation.ORDER);
        Ordered told = switch (lines.program(tenant, privateKey, gate)
                .createWithdrawal(order.toSend())) {
            case WithdrawalCreation.Created(String id) -> taken(tenant, order, id, false);
            case WithdrawalCreation.Repeated(String id, _) -> taken(tenant, order, id, true);
            case Refused refused -> refused(tenant, order, refused);
            case TryAgain again -> open(tenant, order, again);
        };
        if (order.id() != null || told.outcome() == OK) {
            history.add(told);
        } else if (told.outcome() == UNKNOWN) {
            history.add(new Nameless(tenant, order.system(), order.amount(), order.kind()));
        }
        call.end(told.outcome());
        if (told.outcome() == OK) onlookers.watchWithdrawal(tenant, told.withdrawalId());
        return told;
    }

    private Ordered taken(Tenant tenant, Order order, @Nullable String id, boolean repeated) {
        if (id == null) history.violate("an order was taken and has no name: " + order);
        return new Ordered(tenant, Objects.requireNonNullElse(id, ""), order.system(),
                order.amount(), order.kind(), OK, repeated, null);
    }

    private Ordered refused(Tenant tenant, Order order, Refused refused) {
        if (refused.code().isEmpty()) history.violate("a refusal without a code: " + refused);
        return notTaken(tenant, order, REFUSED, refused.code());
    }

    private Ordered open(Tenant tenant, Order order, TryAgain again) {
        if (again.cause() == TryAgain.Cause.UNREADABLE) {
            history.violate("an answer against the contract: " + again);
        }
        return again.nothingWasStored()
                ? notTaken(tenant, order, REFUSED, again.code())
                : notTaken(tenant, order, UNKNOWN, null);
    }

    private static Ordered notTaken(
            Tenant tenant, Order order, Outcome outcome, @Nullable String code) {
        return new Ordered(tenant, Objects.requireNonNullElse(order.id(), ""), order.system(),
                order.amount(), order.kind(), outcome, false, code);
    }
}
