package io.pasarela.withdrawals;

import io.pasarela.model.Explorer;
import io.pasarela.model.Explorer.Move;
import io.pasarela.model.MemoryDatabase.Cut;
import io.pasarela.withdrawals.Withdrawal.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One withdrawal, and all orders in which operators can act on it, each act cut into what it reads
 * and what it commits. An operator knows no more than the page he saw last.
 */
final class PayoutWalk implements Explorer.Rules<PayoutWalk.State> {

    private static final NoMoneySent NOTHING_SENT = new NoMoneySent("The bank's app shows nothing");

    /** What an operator may press. */
    enum Button { TAKE, PROCESS, REJECT, PUT_BACK, HAND_OVER }

    /** An operator with the page he saw last, what he pressed, and how often he may press yet. */
    record Operator(String name, int page, Optional<Button> pressed, List<Object> log, int left) {

        Operator sees(int fence) {
            return new Operator(name, fence, Optional.empty(), List.of(), left);
        }
    }

    record State(PayoutRows rows, List<Operator> operators, int crashes) {

        State with(PayoutRows newRows, int i, Operator operator) {
            var all = new ArrayList<>(operators);
            all.set(i, operator);
            return new State(newRows, List.copyOf(all), crashes);
        }

        State crashed() {
            return new State(rows, operators, crashes - 1);
        }

        Withdrawal withdrawal() {
            return rows.withdrawals().firstEntry().getValue().withdrawal();
        }
    }

    private final MemoryPayouts payouts;

    PayoutWalk(PayoutPlant plant) {
        payouts = new MemoryPayouts(plant);
        payouts.database.cutAt(Cut.STATEMENTS);
    }

    /** One new withdrawal, before two operators who opened its page. */
    State start(int presses, int crashes) {
        payouts.withdrawals().create(payouts.merchant(),
                Orders.real("w-1").with("amount", 1_000).signed());
        return new State(payouts.database.rows(), List.of(
                new Operator("ana", 0, Optional.empty(), List.of(), presses),
                new Operator("eva", 0, Optional.empty(), List.of(), presses)), crashes);
    }

    @Override
    public List<Move<State>> moves(State state) {
        var moves = new ArrayList<Move<State>>();
        for (int i = 0; i < state.operators().size(); i++) {
            Operator operator = state.operators().get(i);
            if (operator.pressed().isPresent()) {
                moves.addAll(advance(state, i));
                continue;
            }
            int fence = state.withdrawal().progress().fence();
            if (operator.left() > 0 && fence != operator.page()) {
                moves.add(new Move<>("looks again",
                        state.with(state.rows(), i, operator.sees(fence))));
            }
            for (Button button : Button.values()) {
                if (operator.left() == 0) break;
                moves.add(new Move<>("presses " + button, state.with(state.rows(), i,
                        new Operator(operator.name(), operator.page(), Optional.of(button),
                                List.of(), operator.left() - 1))));
            }
        }
        return moves;
    }

    private List<Move<State>> advance(State state, int i) {
        Operator operator = state.operators().get(i);
        payouts.database.restore(state.rows());
        var log = new ArrayList<>(operator.log());
        Optional<Handling> handling = payouts.database.advance(log, () -> press(operator));
        if (handling.isEmpty()) {
            return List.of(new Move<>("reads", state.with(state.rows(), i,
                    new Operator(operator.name(), operator.page(), operator.pressed(),
                            List.copyOf(log), operator.left()))));
        }
        PayoutRows rows = payouts.database.rows();
        checkStep(state.withdrawal(), rows, operator, handling.get());
        var moves = new ArrayList<Move<State>>();
        String what = operator.pressed().orElseThrow() + " "
                + handling.get().getClass().getSimpleName();
        moves.add(new Move<>(what, state.with(rows, i, operator.sees(shown(handling.get())))));
        if (state.crashes() > 0) {
            Operator unaware = operator.sees(operator.page());
            moves.add(new Move<>("crash before commit",
                    state.with(state.rows(), i, unaware).crashed()));
            moves.add(new Move<>("crash after commit", state.with(rows, i, unaware).crashed()));
        }
        return moves;
    }

    private static int shown(Handling handling) {
        return switch (handling) {
            case Handling.Done(Withdrawal now) -> now.progress().fence();
            case Handling.Overtaken(Withdrawal now) -> now.progress().fence();
            case Handling.ReferenceUsed(Withdrawal by) -> by.progress().fence();
            case Handling.NotFound _, Handling.Incomplete _, Handling.UnfitWallet _ ->
                throw new AssertionError("nobody asked for that: " + handling);
        };
    }

    private Handling press(Operator operator) {
        var merchant = payouts.merchant().id();
        var grip = new Grip(merchant, 1, operator.page(), operator.name());
        Withdrawals desk = payouts.withdrawals();
        return switch (operator.pressed().orElseThrow()) {
            case TAKE -> desk.take(merchant, 1, operator.name());
            case PROCESS -> desk.process(grip, payouts.wallet(), "100001");
            case REJECT -> desk.reject(grip, "closed account");
            case PUT_BACK -> desk.putBack(grip, NOTHING_SENT);
            case HAND_OVER -> desk.handOver(grip, NOTHING_SENT,
                    operator.name().equals("ana") ? "eva" : "ana");
        };
    }

    /** Whoever changes a withdrawal saw it as it stood, and nobody changes one that is finished. */
    private static void checkStep(
            Withdrawal was, PayoutRows rows, Operator operator, Handling handling) {
        Withdrawal now = rows.withdrawals().firstEntry().getValue().withdrawal();
        boolean changed = !now.equals(was);
        require(changed == (handling instanceof Handling.Done), "an answer that is not so", now);
        if (!changed) return;
        Progress before = was.progress();
        Button button = operator.pressed().orElseThrow();
        require(!was.state().isFinished(), "a finished one has changed", now);
        require(now.progress().fence() == before.fence() + switch (button) {
            case TAKE, PUT_BACK, HAND_OVER -> 1;
            case PROCESS, REJECT -> 0;
        }, "a hand that was not counted", now);
        require(button == Button.TAKE || operator.page() == before.fence(),
                "an old page was obeyed", now);
        require(button != Button.TAKE || was.state() == WithdrawalState.NEW, "taken twice", now);
        boolean ends = button == Button.PROCESS
                || button == Button.REJECT && before.taken() != null;
        require(!ends || before.taken() != null
                        && before.taken().operator().equals(operator.name()),
                "ended by one who has not got it", now);
    }

    @Override
    public void check(State state) {
        Withdrawal now = state.withdrawal();
        PayoutRows.Funds funds = state.rows().funds();
        long amount = now.order().amount().minor();
        boolean paid = now.state() == WithdrawalState.PROCESSED;
        require(funds.reserved == (now.state().isFinished() ? 0 : amount), "reserved", funds);
        require(funds.paidOut == (paid ? amount : 0), "paid out", funds);
        require(funds.inAccounts == MemoryPayouts.OPENING - funds.paidOut, "in accounts", funds);
        require(state.rows().told().size() == (now.state().isFinished() ? 1 : 0),
                "postbacks", state.rows().told());
        require((now.progress().payment() != null) == paid, "a proof", now);
        require((now.state() == WithdrawalState.REJECTED)
                == (now.progress().reason() != null), "a reason", now);
        require((now.state() == WithdrawalState.NEW) == (now.progress().taken() == null)
                || now.state().isFinished(), "whose it is", now);
    }

    @Override
    public void checkEnd(State state) {}

    private static void require(boolean holds, String what, Object where) {
        if (!holds) throw new AssertionError(what + ": " + where);
    }
}
