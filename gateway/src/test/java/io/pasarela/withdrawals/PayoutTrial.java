package io.pasarela.withdrawals;

import io.pasarela.model.Histories;
import io.pasarela.model.Marks;
import io.pasarela.paymentsystems.OfficeField;
import io.pasarela.withdrawals.PayoutModel.Payout;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Does everything twice, by the gateway's code and in the model, and compares what came of it. */
final class PayoutTrial implements Histories.Trial<PayoutAct> {

    private final PayoutGround ground;
    private final PayoutModel model;
    private final Marks marks;
    private final Map<Payout, String> before = new HashMap<>();
    private final Map<String, Integer> pages = new HashMap<>();

    PayoutTrial(PayoutGround ground, Marks marks) {
        this.ground = ground;
        this.model = new PayoutModel(MemoryPayouts.OPENING);
        this.marks = marks;
    }

    @Override
    public void act(PayoutAct act) {
        switch (act) {
            case PayoutAct.Order order -> order(order);
            case PayoutAct.ByHand(String id, int amount) -> byHand(id, amount);
            case PayoutAct.Press press -> {
                if (model.payouts.isEmpty()) return;
                press(press, model.payouts.get(press.which() % model.payouts.size()));
            }
            case PayoutAct.Pass(var time) -> ground.pass(time);
            case PayoutAct.FinishTests _ -> {
                model.finishTests(ground.now());
                ground.finishTests();
            }
        }
        compare();
    }

    private void press(PayoutAct.Press press, Payout payout) {
        Grip grip = grip(press.operator(), payout);
        Withdrawals desk = ground.withdrawals();
        int page = grip.fence();
        switch (press) {
            case PayoutAct.See(String operator, _) -> see(operator, payout);
            case PayoutAct.Take(String operator, _) ->
                acted("take", model.take(payout, operator) ? "done" : "overtaken",
                        desk.take(grip.merchant(), payout.number, operator), operator);
            case PayoutAct.Process(String operator, _, String reference) ->
                acted("process", model.process(payout, operator, page, reference),
                        desk.process(grip, ground.wallet(), reference), operator);
            case PayoutAct.Reject(String operator, _, String reason) ->
                acted("reject", model.reject(payout, operator, page, reason),
                        desk.reject(grip, reason), operator);
            case PayoutAct.PutBack(String operator, _, String how) ->
                acted("put back", model.putBack(payout, page, how),
                        desk.putBack(grip, new NoMoneySent(how)), operator);
            case PayoutAct.HandOver(String operator, _, String to) ->
                acted("hand over", model.handOver(payout, page, to),
                        desk.handOver(grip, new NoMoneySent("seen"), to), operator);
        }
    }

    private void see(String operator, Payout payout) {
        Withdrawal now = ground.withdrawals()
                .find(ground.merchant().id(), payout.number).orElseThrow();
        pages.put(operator + " " + payout.number, now.progress().fence());
    }

    /** What the operator's page showed when he saw it last. */
    private Grip grip(String operator, Payout payout) {
        int fence = pages.getOrDefault(operator + " " + payout.number, 0);
        return new Grip(ground.merchant().id(), payout.number, fence, operator);
    }

    private void acted(String what, String right, Handling handling, String operator) {
        String answer = switch (handling) {
            case Handling.Done(Withdrawal now) -> {
                pages.put(operator + " " + now.number(), now.progress().fence());
                yield "done";
            }
            case Handling.Overtaken _ -> "overtaken";
            case Handling.Incomplete _ -> "incomplete";
            case Handling.ReferenceUsed _ -> "reference used";
            case Handling.NotFound _, Handling.UnfitWallet _ ->
                throw new AssertionError("nobody asked for that: " + handling);
        };
        expect(right, answer, what);
        marks.hit(what + ": " + answer);
    }

    private void order(PayoutAct.Order order) {
        Orders fields = (order.test() ? Orders.test(order.id()) : Orders.real(order.id()))
                .with("amount", order.amount()).with("label", order.label())
                .with("account_number", order.account());
        if (order.id().isEmpty()) fields = fields.without("withdrawal_id");
        created(order, false, ground.withdrawals().create(ground.merchant(),
                order.forged() ? fields.signed("another_key") : fields.signed()));
    }

    private void byHand(String id, int amount) {
        var order = new PayoutAct.Order(id, amount, "desk", "220000000", false, false);
        created(order, true, ground.withdrawals().createByHand(ground.merchant(),
                new HandOrder("ana", id, "itau_ml", Map.of(OfficeField.LABEL, "desk",
                        OfficeField.AMOUNT, "" + amount, OfficeField.CURRENCY, "PYG",
                        OfficeField.WALLET_RECIPIENT, "220000000",
                        OfficeField.RECIPIENT_NAME, "Ashik Bik"))));
    }

    private void created(PayoutAct.Order order, boolean byHand, Creation creation) {
        String right = model.order(order, byHand, ground.now());
        String answer = switch (creation) {
            case Creation.Created(Withdrawal made) -> {
                if (right.equals("created")) model.payouts.getLast().number = made.number();
                yield "created";
            }
            case Creation.Repeated(Withdrawal known) -> "repeated " + known.number();
            case Creation.Invalid _ -> "invalid";
            case Creation.WrongSignature _ -> "wrong signature";
            case Creation.IdTaken _ -> "id taken";
            case Creation.InsufficientBalance _ -> "no money";
            case Creation.Malformed(String why) -> throw new AssertionError(why);
        };
        expect(right, answer, "order");
        marks.hit("order: " + answer.replaceAll("[0-9]", "").strip());
    }

    private void compare() {
        List<Withdrawal> all = ground.withdrawals().list(
                ground.merchant().id(), EnumSet.allOf(WithdrawalState.class), Long.MAX_VALUE);
        expect(model.payouts.size(), all.size(), "number of withdrawals");
        for (Withdrawal found : all) {
            Payout payout = model.payouts.stream()
                    .filter(one -> one.number == found.number()).findFirst().orElseThrow();
            String right = text(payout);
            expect(right, text(found), "withdrawal");
            String was = before.put(payout, right);
            if (!right.equals(was)) changed(payout, found);
        }
        expect(model.money(), ground.money(), "money");
        expect(model.tellings, ground.tellings(), "postbacks");
    }

    private void changed(Payout payout, Withdrawal found) {
        marks.hit((payout.order.test() ? "test " : payout.byHand ? "by hand " : "real ")
                + payout.state);
        List<Integer> right = payout.isOpen() || payout.byHand ? List.of()
                : List.of(payout.state.equals("processed") ? 1 : 5);
        expect(right, ground.told(found), "postbacks about " + text(found));
    }

    private static String text(Payout payout) {
        return payout.number + " of " + payout.order.amount() + " for " + payout.order.label()
                + " is " + payout.state + ", turn " + payout.turns + " of " + payout.holder
                + ", proof " + payout.reference;
    }

    private static String text(Withdrawal found) {
        var progress = found.progress();
        String state = switch (found.state()) {
            case NEW -> "new";
            case IN_PROGRESS -> "in work";
            case PROCESSED -> "processed";
            case REJECTED -> "rejected";
        };
        return found.number() + " of " + found.order().amount().minor() + " for "
                + found.order().label() + " is " + state + ", turn " + progress.fence() + " of "
                + (progress.taken() == null ? "nobody" : progress.taken().operator())
                + ", proof "
                + (progress.payment() == null ? "none" : progress.payment().reference());
    }

    private static void expect(Object right, Object found, String what) {
        if (!right.equals(found)) {
            throw new AssertionError(
                    what + ": there is " + found + " where " + right + " is right");
        }
    }
}
