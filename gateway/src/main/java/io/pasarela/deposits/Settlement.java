package io.pasarela.deposits;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import io.pasarela.bankfeed.BankFeed;
import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.deposits.ClaimStore.CustomId;
import io.pasarela.deposits.ClaimStore.Payer;
import io.pasarela.deposits.DepositStore.Guess;
import io.pasarela.merchants.MerchantId;
import io.pasarela.wallets.Wallets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one way in which facts and claims become deposits: for groups of new claims, for facts that
 * arrived, for the sweep. Facts are locked before claims, each in the order of their ids.
 */
@Component
@Transactional(propagation = MANDATORY)
class Settlement {

    /** So many misses in an hour, and a label must wait. */
    static final int MISSES_MAX = 10;
    /** So many open claims may a label have where numbers can be guessed. */
    static final int OPEN_SHORT_MAX = 5;
    /** So long after its end is an expired claim still paid by exact money. */
    static final Duration LATE_MONEY = Duration.ofDays(30);

    private final ClaimStore claims;
    private final DepositStore deposits;
    private final Bookkeeper bookkeeper;
    private final BankFeed bankFeed;
    private final Wallets wallets;
    private final TermsOf termsOf;
    private final Clock clock;

    Settlement(ClaimStore claims, DepositStore deposits, Bookkeeper bookkeeper,
            BankFeed bankFeed, Wallets wallets, TermsOf termsOf, Clock clock) {
        this.claims = claims;
        this.deposits = deposits;
        this.bookkeeper = bookkeeper;
        this.bankFeed = bankFeed;
        this.wallets = wallets;
        this.termsOf = termsOf;
        this.clock = clock;
    }

    /** Decides new claims; the outcomes come in their order. */
    List<Activation> settle(List<NewClaim> batch) {
        Set<TransferNumber> numbers = batch.stream()
                .map(NewClaim::number).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<CustomId> ids = batch.stream()
                .map(claim -> new CustomId(claim.merchant(), claim.payment().customId()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var judge = new Judge(read(numbers, ids), crowd(batch));
        List<Step> steps = batch.stream().map(judge::decide).toList();
        Bookkeeper.Written written = bookkeeper.write(judge.plan());
        return steps.stream().map(step -> switch (step) {
            case Step.Answer(Activation activation) -> activation;
            case Step.MakeDeposit(int draft) ->
                new Activation.Activated(written.deposits().get(draft));
            case Step.KeepClaim(int insert) ->
                (Activation) new Activation.Waiting(written.claims().get(insert));
        }).toList();
    }

    /** Lets facts and waiting claims of these numbers meet; returns the deposits it made. */
    List<Deposit> meet(Collection<TransferNumber> numbers) {
        World world = read(new LinkedHashSet<>(numbers), Set.of());
        var judge = new Judge(world, new Judge.Crowd(Set.of(), Map.of()));
        numbers.forEach(number -> judge.meet(number, termsOf::claim));
        return bookkeeper.write(judge.plan()).deposits();
    }

    private World read(Set<TransferNumber> numbers, Set<CustomId> ids) {
        record Till(MerchantId merchant, String system) {}
        Map<Till, List<Long>> accounts = new HashMap<>();
        Map<BankFeed.Numbered, Set<TransferNumber>> meaning = new HashMap<>();
        for (TransferNumber number : numbers) {
            var till = new Till(number.merchant(), number.system());
            for (long account : accounts.computeIfAbsent(till, _ ->
                    wallets.bankAccounts(number.merchant(), number.system()))) {
                meaning.computeIfAbsent(new BankFeed.Numbered(account, number.key1()),
                        _ -> new HashSet<>()).add(number);
            }
        }
        List<BankTransaction> facts = bankFeed.lock(meaning.keySet());
        List<Claim> known = claims.lock(ids, numbers, clock.instant().minus(LATE_MONEY));
        Set<CustomId> all = new HashSet<>(ids);
        known.forEach(claim ->
                all.add(new CustomId(claim.merchant(), claim.payment().customId())));
        var world = new World(deposits.listBinding(all), known, trust(meaning, facts));
        for (BankTransaction fact : facts) {
            meaning.get(new BankFeed.Numbered(fact.bankAccount(), fact.reference()))
                    .forEach(number -> world.addFact(number, fact));
        }
        return world;
    }

    /** Asks the database only when there is announced money to judge. */
    private Trust trust(
            Map<BankFeed.Numbered, Set<TransferNumber>> meaning, List<BankTransaction> facts) {
        Map<TransferNumber, Trust.Day> days = new HashMap<>();
        for (BankTransaction fact : facts) {
            if (!fact.isFree() || !fact.isAnnounced()) continue;
            meaning.get(new BankFeed.Numbered(fact.bankAccount(), fact.reference()))
                    .forEach(number -> days.computeIfAbsent(number, _ -> new Trust.Day(
                            number.merchant(), number.system(),
                            termsOf.today(number.merchant()))));
        }
        return new Trust(days, days.isEmpty()
                ? Map.of() : deposits.listAnnounced(Set.copyOf(days.values())));
    }

    private Judge.Crowd crowd(List<NewClaim> batch) {
        Instant now = clock.instant();
        List<Guess> misses = deposits.listMisses(
                batch.stream().map(NewClaim::whoGuesses).collect(Collectors.toSet()), now,
                MISSES_MAX);
        Map<Payer, Integer> open = claims.countOpen(batch.stream()
                .filter(claim -> claim.system().number().isShort())
                .map(NewClaim::payer).collect(Collectors.toSet()));
        return new Judge.Crowd(new HashSet<>(misses), new HashMap<>(open));
    }
}
