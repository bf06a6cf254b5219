package io.pasarela.deposits;

import static io.pasarela.deposits.DepositRig.MERCHANT;
import static io.pasarela.deposits.DepositRig.money;

import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.deposits.Act.Coming;
import io.pasarela.deposits.Act.End;
import io.pasarela.deposits.Deposits.Confirming;
import io.pasarela.deposits.Deposits.Money;
import io.pasarela.model.Histories;
import io.pasarela.model.Marks;
import io.pasarela.model.MemoryDatabase;
import io.pasarela.paymentsystems.AmountPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Does everything twice, by the gateway's code and in the model, and compares what came of it. */
final class DepositTrial implements Histories.Trial<Act> {

    private static final Map<String, AmountPolicy> POLICIES = Map.of(
            "refuse", AmountPolicy.REFUSE, "credit", AmountPolicy.CREDIT_RECEIVED,
            "ask", AmountPolicy.OPERATOR);

    private final DepositRig rig;
    private final DepositModel model;
    private final Marks marks;
    private final Map<Object, String> before = new IdentityHashMap<>();

    DepositTrial(DepositRig rig, Marks marks) {
        this.rig = rig;
        this.model = new DepositModel(rig.clock.instant());
        this.marks = marks;
    }

    @Override
    public void act(Act act) {
        switch (act) {
            case Act.Say say -> say(say);
            case Act.Arrive(var all, var end) -> arrive(all, end);
            case Act.Sweep _ -> {
                model.sweep();
                rig.meeting.sweep();
            }
            case Act.Confirm(int claim, int fact, boolean right) -> confirm(claim, fact, right);
            case Act.Vouch(int claim, long amount) -> vouch(claim, amount);
            case Act.Reject(int claim) -> reject(claim);
            case Act.Appeal(int claim) -> reopen(claim, null);
            case Act.Quarrel(int claim) -> quarrel(claim);
            case Act.Reopen(int claim) -> reopen(claim, "ana");
            case Act.OtherMoney(int fact) -> held(fact, this::free);
            case Act.SameMoney(int fact) -> held(fact, this::join);
            case Act.PutAside(int fact) -> pick(model.coins, fact, "free").ifPresent(coin -> {
                coin.lot = "returned";
                rig.facts.putAside(row(coin));
            });
            case Act.Pass(var time) -> {
                rig.clock.move(time);
                model.now = rig.clock.instant();
            }
            case Act.Expire _ -> {
                model.expire();
                rig.meeting.expire();
            }
            case Act.Rule(String policy, boolean byThemselves) -> {
                model.policy = policy;
                model.shortByThemselves = byThemselves;
                rig.rule(POLICIES.get(policy), byThemselves);
            }
        }
        Comparison.compare(model, rig);
        marks.hit(act.getClass().getSimpleName());
        markChanges();
    }

    /** What became of claims and facts by this act. */
    private void markChanges() {
        var after = new HashMap<Object, String>();
        model.words.forEach(word -> after.put(word,
                "claim " + word.fate + (word.waits() && word.marked ? " for an operator" : "")
                        + (word.waits() && word.aboveCeiling ? " above the ceiling" : "")));
        model.coins.forEach(coin ->
                after.put(coin, (coin.byText ? "announced fact " : "fact ") + coin.lot));
        after.forEach((thing, fate) -> {
            String was = before.put(thing, fate);
            if (!fate.equals(was)) marks.hit((was == null ? "new" : was) + " > " + fate);
        });
    }

    private void say(Act.Say say) {
        List<NewClaim> claims = say.all().stream().map(rig::claim).toList();
        if (say.end() == End.CRASH_BEFORE_COMMIT) {
            crash(() -> rig.runner.settle(claims));
            return;
        }
        List<String> right = say.all().stream().map(model::say).toList();
        List<Activation> outcomes = rig.runner.settle(claims);
        List<String> answers = outcomes.stream().map(rig::text).toList();
        answers.forEach(answer -> marks.hit(answer.startsWith("paid") ? "paid at once" : answer));
        Comparison.expect(right, answers, "answers");
        if (say.end() == End.CRASH_AFTER_COMMIT) return;
        // The second look of those who found nothing.
        var numbers = new LinkedHashSet<TransferNumber>();
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i).equals("waits")) numbers.add(claims.get(i).number());
        }
        numbers.forEach(number -> model.look(number.system(), number.key1()));
        if (rig.looksAgain) rig.runner.meet(numbers);
    }

    private void crash(Runnable work) {
        rig.database.crashAtNextCommit();
        try {
            work.run();
            throw new IllegalStateException("there was no crash");
        } catch (MemoryDatabase.Crash crash) {
            marks.hit("crash before commit");
        }
    }

    private void arrive(List<Coming> all, End end) {
        // A batch is stored in the order of its keys.
        List<Coming> sorted = all.stream().sorted(Comparator.comparingLong(Coming::account)
                .thenComparing(Coming::number)).toList();
        if (end == End.CRASH_BEFORE_COMMIT) {
            crash(() -> store(sorted));
            return;
        }
        boolean looks = end == End.WELL;
        model.arrive(sorted, looks);
        List<BankTransaction> stored = store(sorted);
        if (looks) rig.announce(stored);
    }

    private List<BankTransaction> store(List<Coming> all) {
        return rig.database.execute(_ -> {
            var stored = new ArrayList<BankTransaction>();
            all.forEach(coming -> rig.report(coming).ifPresent(stored::add));
            return stored;
        });
    }

    private void confirm(int claimIndex, int factIndex, boolean rightAmount) {
        if (model.words.isEmpty() || model.coins.isEmpty()) return;
        var word = model.words.get(claimIndex % model.words.size());
        var coin = model.coins.get(factIndex % model.coins.size());
        long received = coin.came.amount() + (rightAmount ? 0 : 1);
        var confirming = new Confirming(MERCHANT, id(word),
                money(word.said.system(), received), new Money.Known(row(coin).id()), "ana");
        judged(model.confirm(word, coin, received), confirming);
    }

    private void vouch(int claimIndex, long amount) {
        if (model.words.isEmpty()) return;
        var word = model.words.get(claimIndex % model.words.size());
        long account = DepositRig.ACCOUNTS.get(word.said.system()).getFirst();
        var confirming = new Confirming(MERCHANT, id(word),
                money(word.said.system(), amount), new Money.Vouched(account), "ana");
        judged(model.vouch(word, account, amount), confirming);
    }

    private void judged(Set<String> right, Confirming confirming) {
        Confirmation outcome = rig.transactions.execute(_ -> rig.reviews.confirm(confirming));
        String answer = rig.text(outcome);
        marks.hit(answer.startsWith("paid") ? "confirmed" : answer);
        if (!right.contains(answer)) {
            throw new AssertionError("an operator was answered " + answer + " and not " + right);
        }
    }

    private void reject(int claimIndex) {
        if (model.words.isEmpty()) return;
        var word = model.words.get(claimIndex % model.words.size());
        long id = id(word);
        boolean right = model.reject(word);
        boolean done = rig.transactions.execute(_ ->
                rig.reviews.reject(new Deposits.Rejecting(MERCHANT, id, "ana", "no money")));
        marks.hit(done ? "rejected" : "rejected too late");
        if (done != right) throw new AssertionError("a rejection: " + done + ", not " + right);
    }

    private void quarrel(int claimIndex) {
        for (int i = 0; i < 3; i++) {
            reject(claimIndex);
            reopen(claimIndex, null);
        }
    }

    /** Whoever opens a claim again looks for its money afterwards. */
    private void reopen(int claimIndex, @Nullable String operator) {
        if (model.words.isEmpty()) return;
        var word = model.words.get(claimIndex % model.words.size());
        var wish = new Reopenings.Wish(MERCHANT, id(word), operator, null);
        Set<String> right = model.reopen(word, operator == null);
        Reopening outcome = rig.transactions.execute(_ -> rig.reopenings.grant(wish));
        String answer = DepositRig.text(outcome);
        marks.hit((operator == null ? "appeal: " : "operator: ") + answer);
        if (!right.contains(answer)) {
            throw new AssertionError("a claim that ended: " + answer + " and not " + right);
        }
        if (!answer.equals("reopened")) return;
        model.look(word.said.system(), word.said.number());
        if (rig.looksAgain) {
            rig.runner.meet(Set.of(new TransferNumber(
                    MERCHANT, word.said.system(), word.said.number())));
        }
    }

    private void held(int index, BiConsumer<Coin, BankTransaction> decision) {
        pick(model.coins, index, "held").ifPresent(coin -> decision.accept(coin, row(coin)));
    }

    private void free(Coin held, BankTransaction row) {
        model.otherMoney(held);
        rig.announce(List.of(rig.facts.free(row)));
    }

    private void join(Coin held, BankTransaction row) {
        model.coins.stream().filter(other -> other.onAWordOnly
                && other.came.account() == held.came.account()
                && other.came.amount() == held.came.amount()).findFirst().ifPresent(twin -> {
            rig.facts.join(row, row(twin));
            held.lot = "joined";
            twin.onAWordOnly = false;
            twin.byText = held.byText;
            marks.hit("joined");
        });
    }

    private static Optional<Coin> pick(
            List<Coin> coins, int index, String lot) {
        List<Coin> fit =
                coins.stream().filter(coin -> coin.lot.equals(lot)).toList();
        return fit.isEmpty() ? Optional.empty() : Optional.of(fit.get(index % fit.size()));
    }

    private BankTransaction row(Coin coin) {
        return rig.database.rows().facts().values().stream()
                .filter(fact -> fact.bankAccount() == coin.came.account()
                        && fact.reference().equals(coin.came.number())).findFirst().orElseThrow();
    }

    /** The row of a word; of several that cannot be told apart, any. */
    private long id(DepositModel.Word word) {
        String wanted = Comparison.text(word);
        return rig.database.rows().claims().values().stream().map(Rows.Kept::claim)
                .filter(claim -> Comparison.text(claim).equals(wanted)).findFirst()
                .orElseThrow().id();
    }
}
