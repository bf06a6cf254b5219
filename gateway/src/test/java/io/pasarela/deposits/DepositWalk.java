package io.pasarela.deposits;

import static io.pasarela.deposits.DepositRig.MERCHANT;
import static io.pasarela.deposits.DepositRig.money;

import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.deposits.Act.Coming;
import io.pasarela.deposits.Act.Said;
import io.pasarela.deposits.Deposits.Confirming;
import io.pasarela.deposits.Deposits.Money;
import io.pasarela.deposits.Deposits.Rejecting;
import io.pasarela.model.Explorer;
import io.pasarela.model.Explorer.Move;
import io.pasarela.model.MemoryDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All orders in which a few people can do their things, each thing cut into what it reads and what
 * it commits. Rows are never locked here: what was read may be old, and the guards must hold alone.
 */
final class DepositWalk implements Explorer.Rules<DepositWalk.State> {

    /** What somebody is going to do. */
    sealed interface Role {
        record Payer(Said said) implements Role {}

        record Bank(Coming coming) implements Role {}

        /** Confirms that label's claim by the first fact that there is. */
        record Confirmer(String label) implements Role {}

        record Voucher(String label) implements Role {}

        record Rejecter(String label) implements Role {}

        /** Sends better proof once that label's claim ended. */
        record Appealer(String label) implements Role {}

        /** Ends claims a week and more after all others did their things. */
        record Clock() implements Role {}
    }

    /** Somebody between two of his moves: what he read so far, or what he was told at last. */
    record Actor(Role role, int phase, List<Object> log, String told) {

        Actor(Role role) {
            this(role, 0, List.of(), "");
        }

        boolean isDone() {
            return !told.isEmpty();
        }

        Actor again() {
            return new Actor(role);
        }
    }

    record State(Rows rows, List<Actor> actors, int crashes) {

        State with(Rows newRows, int i, Actor actor) {
            var all = new ArrayList<>(actors);
            all.set(i, actor);
            return new State(newRows, List.copyOf(all), crashes);
        }
    }

    private final DepositRig rig;
    private final int crashes;

    DepositWalk(Plant plant, MemoryDatabase.Cut cut, int crashes) {
        this.crashes = crashes;
        rig = new DepositRig(plant);
        rig.database.cutAt(cut);
    }

    State start(List<Role> roles) {
        return new State(Rows.none(), roles.stream().map(Actor::new).toList(), crashes);
    }

    @Override
    public List<Move<State>> moves(State state) {
        var moves = new ArrayList<Move<State>>();
        for (int i = 0; i < state.actors().size(); i++) {
            Actor actor = state.actors().get(i);
            if (!actor.isDone() && isAble(actor, state.rows())) moves.add(advance(state, i));
            if (state.crashes() > 0) crash(state, i).ifPresent(moves::add);
        }
        return moves;
    }

    /** An operator acts on what he sees. */
    private static boolean isAble(Actor actor, Rows rows) {
        return switch (actor.role()) {
            case Role.Payer _, Role.Bank _, Role.Clock _ -> true;
            case Role.Confirmer(String label) ->
                claim(rows, label).isPresent() && !rows.facts().isEmpty();
            case Role.Voucher(String label) -> claim(rows, label).isPresent();
            case Role.Rejecter(String label) -> claim(rows, label).isPresent();
            case Role.Appealer(String label) -> actor.phase() == 1 || !actor.log().isEmpty()
                    || claim(rows, label).filter(Claim::hasEnded).isPresent();
        };
    }

    private static Optional<Claim> claim(Rows rows, String label) {
        return rows.claims().values().stream().map(Rows.Kept::claim)
                .filter(claim -> claim.payment().label().equals(label)).findFirst();
    }

    private Move<State> advance(State state, int i) {
        Actor actor = state.actors().get(i);
        String who = actor.role().getClass().getSimpleName();
        rig.database.restore(state.rows());
        var log = new ArrayList<>(actor.log());
        try {
            Optional<String> answer =
                    rig.database.advance(log, () -> work(actor, state.rows()));
            Actor next = answer.map(told -> after(actor, told)).orElseGet(() ->
                    new Actor(actor.role(), actor.phase(), List.copyOf(log), ""));
            String what = answer.isPresent() ? " commits" : " reads";
            return new Move<>(who + what, state.with(rig.database.rows(), i, next));
        } catch (Collision collision) {
            var again = new Actor(actor.role(), actor.phase(), List.of(), "");
            return new Move<>(who + " collides", state.with(rig.database.rows(), i, again));
        }
    }

    /** Whoever found no partner looks once more; everybody else is done. */
    private Actor after(Actor actor, String told) {
        boolean looks = rig.looksAgain && actor.phase() == 0 && switch (actor.role()) {
            case Role.Payer _ -> told.equals("waits");
            case Role.Bank _ -> told.equals("stored");
            case Role.Appealer _ -> told.equals("reopened");
            case Role.Confirmer _, Role.Voucher _, Role.Rejecter _, Role.Clock _ -> false;
        };
        return looks ? new Actor(actor.role(), 1, List.of(), "")
                : new Actor(actor.role(), actor.phase(), List.of(), told);
    }

    /** Everything not committed is lost, or the answer is; then people do the same again. */
    private Optional<Move<State>> crash(State state, int i) {
        Actor actor = state.actors().get(i);
        Actor next = switch (actor.role()) {
            // A bank that hears that its report is known does nothing more.
            case Role.Bank bank -> actor.phase() == 0
                    ? actor.again() : new Actor(bank, 1, List.of(), "known");
            case Role.Payer _, Role.Confirmer _, Role.Voucher _, Role.Rejecter _,
                    Role.Appealer _, Role.Clock _ -> actor.again();
        };
        if (next.equals(actor)) return Optional.empty();
        State after = state.with(state.rows(), i, next);
        return Optional.of(new Move<>(actor.role().getClass().getSimpleName() + " crashes",
                new State(after.rows(), after.actors(), state.crashes() - 1)));
    }

    private String work(Actor actor, Rows seen) {
        return switch (actor.role()) {
            case Role.Payer(Said said) when actor.phase() == 0 ->
                rig.text(rig.settlement.settle(List.of(rig.claim(said))).getFirst());
            case Role.Payer(Said said) -> rig.settlement.meet(Set.of(rig.claim(said).number()))
                    .stream().filter(deposit -> deposit.payment().label().equals(said.label()))
                    .map(rig::paid).findFirst().orElse("waits");
            case Role.Bank(Coming coming) when actor.phase() == 0 -> rig.report(coming)
                    .map(_ -> "stored").orElse("known");
            case Role.Bank(Coming coming) -> rig.settlement.meet(Set.of(
                    new TransferNumber(MERCHANT, coming.system(), coming.number()))) + "looked";
            case Role.Confirmer(String label) -> {
                BankTransaction fact = seen.facts().firstEntry().getValue();
                yield confirm(seen, label, new Money.Known(fact.id()), fact.amount());
            }
            case Role.Voucher(String label) -> {
                Payment payment = claim(seen, label).orElseThrow().payment();
                long account = DepositRig.ACCOUNTS.get(payment.system()).getFirst();
                yield confirm(seen, label, new Money.Vouched(account), payment.claimed());
            }
            case Role.Rejecter(String label) -> "rejected " + rig.reviews.reject(new Rejecting(
                    MERCHANT, claim(seen, label).orElseThrow().id(), "eva", "no money"));
            case Role.Appealer(String label) when actor.phase() == 0 ->
                DepositRig.text(rig.reopenings.grant(new Reopenings.Wish(
                        MERCHANT, claim(seen, label).orElseThrow().id(), null, null)));
            case Role.Appealer(String label) -> rig.settlement.meet(Set.of(World.number(
                    claim(seen, label).orElseThrow()))) + "looked";
            case Role.Clock _ -> "expired "
                    + rig.claims.expire(rig.clock.instant().plus(Duration.ofDays(8)), 10);
        };
    }

    private String confirm(
            Rows seen, String label, Money money, io.pasarela.money.Money received) {
        return rig.text(rig.reviews.confirm(new Confirming(MERCHANT,
                claim(seen, label).orElseThrow().id(), received, money, "ana")));
    }

    @Override
    public void check(State state) {
        Soundness.check(state.rows());
        boolean allDone = state.actors().stream().allMatch(actor ->
                actor.isDone() || !isAble(actor, state.rows()));
        if (allDone && state.crashes() == crashes) Soundness.checkAllMet(state.rows());
        for (Actor actor : state.actors()) {
            if (!actor.told().startsWith("paid")) continue;
            rig.database.restore(state.rows());
            boolean isTrue = state.rows().deposits().values().stream()
                    .anyMatch(made -> rig.paid(made.deposit()).equals(actor.told()));
            if (!isTrue) throw new AssertionError(actor + " was told what is not so");
        }
    }

    /** After a crash, too, nothing waits for what is there once the sweep went by. */
    @Override
    public void checkEnd(State state) {
        rig.database.restore(state.rows());
        rig.meeting.sweep();
        Soundness.check(rig.database.rows());
        Soundness.checkAllMet(rig.database.rows());
    }
}
