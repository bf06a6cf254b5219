package io.pasarela.deposits;

import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.deposits.ClaimStore.CustomId;
import io.pasarela.deposits.ClaimStore.Payer;
import io.pasarela.deposits.DepositStore.Confirmation;
import io.pasarela.deposits.DepositStore.Draft;
import io.pasarela.deposits.DepositStore.Guess;
import io.pasarela.matching.Claim.Terms;
import io.pasarela.matching.Matcher;
import io.pasarela.matching.Verdict;
import io.pasarela.money.Money;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Decides a batch over what was read, and touches nothing but its plan. */
final class Judge {

    private final World world;
    private final Crowd crowd;
    private final Plan plan = new Plan();

    /** What guessers missed with and how many claims payers have open, this batch included. */
    record Crowd(Set<Guess> misses, Map<Payer, Integer> open) {

        boolean guesses(NewClaim claim) {
            return misses.stream().filter(miss -> miss.guesser().equals(claim.whoGuesses()))
                    .count() >= Settlement.MISSES_MAX;
        }

        /** A claim that replaces one of the same system adds none. */
        boolean hasEnoughOpen(NewClaim claim, Optional<World.Open> mine) {
            boolean replaces = mine.filter(open ->
                    open.payment().system().equals(claim.payment().system())).isPresent();
            return !replaces && claim.system().number().isShort()
                    && open.getOrDefault(claim.payer(), 0) >= Settlement.OPEN_SHORT_MAX;
        }
    }

    Judge(World world, Crowd crowd) {
        this.world = world;
        this.crowd = crowd;
    }

    Plan plan() {
        return plan;
    }

    /** What becomes of a claim made just now. */
    Step decide(NewClaim claim) {
        var id = new CustomId(claim.merchant(), claim.payment().customId());
        Optional<World.Open> mine = world.open(id, claim.payment().label());
        if (mine.isPresent() && mine.get().payment().isRepeatOf(claim.payment())) {
            return mine.get().step();
        }
        Optional<World.Binding> binding = world.binding(id);
        if (binding.isPresent()) return decideBound(claim, binding.get(), mine);
        if (world.wasRejected(id, claim.payment())) {
            return refuse(Refusal.REJECTED, "this transfer was looked at and rejected");
        }
        boolean guesses = crowd.guesses(claim);
        boolean tellsAll = claim.channel() instanceof Channel.Api;
        if (guesses && tellsAll) return tooMany();
        if (crowd.hasEnoughOpen(claim, mine)) return tooMany();
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(claim.flags());
        if (guesses) flags.add(Flag.GUESSING);
        if (flags.stream().anyMatch(Flag::forbidsMatching)) return keep(claim, flags, mine);
        return judge(claim, mine);
    }

    private Step decideBound(
            NewClaim claim, World.Binding binding, Optional<World.Open> mine) {
        if (binding.payment().isRepeatOf(claim.payment())) return binding.step();
        boolean sameLabel = binding.payment().label().equals(claim.payment().label());
        boolean sameNumber = binding.payment().key1().equals(claim.payment().key1());
        if (sameLabel && !sameNumber) {
            return keep(claim, EnumSet.of(Flag.SECOND_TRANSFER), mine);
        }
        return refuse(Refusal.CUSTOM_ID_TAKEN,
                "custom_transaction_id belongs to another payment already");
    }

    private Step judge(NewClaim claim, Optional<World.Open> mine) {
        int rivals = (int) world.open(claim.number()).stream()
                .filter(open -> mine.isEmpty() || open != mine.get()).count();
        Verdict verdict = Matcher.judgeNew(
                judged(claim.number(), claim.payment().claimed(), claim.terms()),
                world.judged(claim.number()), rivals);
        return switch (verdict) {
            case Verdict.Pays(long fact) -> pay(claim, world.fact(claim.number(), fact), mine);
            case Verdict.Waits _ -> keep(claim, EnumSet.noneOf(Flag.class), mine);
            case Verdict.NeedsOperator(var reason) ->
                keep(claim, EnumSet.of(Flag.of(reason)), mine);
            case Verdict.AlreadyUsed(long fact) ->
                miss(claim, new DepositStore.Miss(claim, "ALREADY_ACTIVATED", fact), mine);
            case Verdict.Mismatch(long fact) ->
                miss(claim, new DepositStore.Miss(claim, "AMOUNT_MISMATCH", fact), mine);
            case Verdict.BeyondLimits _ -> refuse(Refusal.AMOUNT_LIMITS,
                    "amount must be from " + claim.terms().limits().min().plain()
                    + " to " + claim.terms().limits().max().plain());
        };
    }

    private io.pasarela.matching.Claim judged(TransferNumber number, Money claimed, Terms terms) {
        return new io.pasarela.matching.Claim(
                claimed, terms, world.trust().paidToday(number, claimed.currency()));
    }

    private void spend(TransferNumber number, BankTransaction fact, Terms terms) {
        world.spend(fact);
        if (fact.isAnnounced()) {
            plan.announced.add(world.trust().pay(number, fact, terms.ceiling()));
        }
    }

    private Step pay(NewClaim claim, BankTransaction fact, Optional<World.Open> mine) {
        mine.ifPresent(this::supersede);
        Step step = plan.make(new Draft(claim.merchant(), claim.payment(), fact.amount(),
                fact.id(), null, Confirmation.BY_ITSELF));
        spend(claim.number(), fact, claim.terms());
        world.bind(new CustomId(claim.merchant(), claim.payment().customId()),
                claim.payment(), step);
        return step;
    }

    private Step keep(NewClaim claim, Set<Flag> flags, Optional<World.Open> mine) {
        var id = new CustomId(claim.merchant(), claim.payment().customId());
        mine.ifPresent(this::supersede);
        crowd.open().merge(claim.payer(), 1, Integer::sum);
        if (world.hasOtherLabel(id, claim.payment().label())) {
            flags.add(Flag.OTHER_LABEL_HAS_ID);
        }
        Step step = plan.keep(new ClaimStore.Insert(claim, flags, null));
        world.open(id, claim.number(), new World.Open(claim.payment(), null, step));
        return step;
    }

    private void supersede(World.Open open) {
        // The worker never puts two claims into a batch of which one would supersede the other.
        if (open.stored() == null) throw new IllegalStateException("superseded in its own batch");
        plan.superseded.add(open.stored().id());
        crowd.open().computeIfPresent(new Payer(open.stored().merchant(),
                open.payment().system(), open.payment().label()), (_, count) -> count - 1);
        world.close(open);
    }

    /** A merchant is told; a payer in the window learns nothing, and operators look. */
    private Step miss(NewClaim claim, DepositStore.Miss miss, Optional<World.Open> mine) {
        plan.misses.add(miss);
        crowd.misses().add(claim.guess());
        boolean used = miss.kind().equals("ALREADY_ACTIVATED");
        return switch (claim.channel()) {
            case Channel.Api _ -> used
                    ? refuse(Refusal.ALREADY_ACTIVATED, "this transaction was activated already")
                    : refuse(Refusal.AMOUNT_MISMATCH, "another amount was received");
            case Channel.Window _ ->
                keep(claim, EnumSet.of(used ? Flag.NUMBER_USED : Flag.AMOUNT_DIFFERS), mine);
        };
    }

    private static Step refuse(Refusal refusal, String message) {
        return new Step.Answer(new Activation.Refused(refusal, message));
    }

    private static Step tooMany() {
        return new Step.Answer(new Activation.TooManyAttempts(DepositStore.GUESSES_COUNT_FOR));
    }

    /** Lets money that is here pay the claims that waited for it. */
    void meet(TransferNumber number, Function<Claim, Terms> terms) {
        if (world.facts(number).isEmpty()) return;
        List<World.Open> open = List.copyOf(world.open(number));
        if (open.size() > 1) {
            boolean free = world.facts(number).stream().anyMatch(BankTransaction::isFree);
            if (free) open.forEach(one -> plan.flag(one.stored(), Flag.SEVERAL_CLAIMS));
            return;
        }
        List<Claim> candidates = open.isEmpty()
                ? world.expired(number) : List.of(open.getFirst().stored());
        if (candidates.size() != 1 || !candidates.getFirst().mayMatch()) return;
        meet(number, candidates.getFirst(), terms.apply(candidates.getFirst()));
    }

    private void meet(TransferNumber number, Claim claim, Terms terms) {
        var judged = judged(number, claim.payment().claimed(),
                claim.needsConfirmedMoney() ? terms.onceConfirmed() : terms);
        switch (Matcher.judgeWaiting(judged, world.judged(number), 0)) {
            case Verdict.Pays(long fact) -> meet(number, claim, world.fact(number, fact), terms);
            case Verdict.NeedsOperator(var reason) -> flagWaiting(claim, Flag.of(reason));
            case Verdict.AlreadyUsed _ -> flagWaiting(claim, Flag.NUMBER_USED);
            case Verdict.Waits _, Verdict.Mismatch _, Verdict.BeyondLimits _ -> { }
        }
    }

    private void meet(
            TransferNumber number, Claim claim, BankTransaction fact, Terms terms) {
        var id = new CustomId(claim.merchant(), claim.payment().customId());
        Optional<World.Binding> binding = world.binding(id);
        if (binding.isPresent()) {
            boolean sameLabel =
                    binding.get().payment().label().equals(claim.payment().label());
            flagWaiting(claim, sameLabel ? Flag.SECOND_TRANSFER : Flag.OTHER_LABEL_HAS_ID);
            return;
        }
        Step step = plan.make(new Draft(claim.merchant(), claim.payment(), fact.amount(),
                fact.id(), claim.id(), Confirmation.BY_ITSELF));
        spend(number, fact, terms);
        world.bind(id, claim.payment(), step);
    }

    private void flagWaiting(Claim claim, Flag flag) {
        if (claim.isOpen()) plan.flag(claim, flag);
    }
}
