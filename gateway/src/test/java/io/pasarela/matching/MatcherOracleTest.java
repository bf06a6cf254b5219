package io.pasarela.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.matching.Claim.Difference;
import io.pasarela.matching.Claim.Terms;
import io.pasarela.matching.Oracle.Coin;
import io.pasarela.matching.Oracle.Credit;
import io.pasarela.matching.Oracle.Rules;
import io.pasarela.matching.Oracle.Text;
import io.pasarela.matching.Oracle.Wish;
import io.pasarela.matching.Oracle.World;
import io.pasarela.model.Report;
import io.pasarela.money.Money;
import io.pasarela.paymentsystems.Ceiling;
import io.pasarela.paymentsystems.Limits;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The matcher beside the oracle in a million small worlds: no credit is wrong, and none lacks. A
 * failure names its seed: {@code -Dworlds.seed=… -Dworlds.count=1} brings it again.
 */
class MatcherOracleTest {

    private static final long SEED = Long.getLong("worlds.seed", 20_260_301);
    private static final int WORLDS = Integer.getInteger("worlds.count", 1_000_000);
    private static final Currency PYG = Currency.getInstance("PYG");
    private static final List<String> LOTS = List.of("free", "free", "free", "held", "spent",
            "aside");
    private static final Map<String, Difference> DIFFERENCES = Map.of(
            "refuse", Difference.REFUSE, "credit", Difference.CREDIT_RECEIVED,
            "ask", Difference.ASK_OPERATOR);

    /** Mistakes made on purpose; the oracle must find each. */
    enum Mistake {
        NONE, IGNORES_RIVALS, IGNORES_A_SECOND_FACT, CREDITS_WHAT_WAS_CLAIMED,
        IGNORES_THE_CEILING, FORGETS_WHAT_TEXTS_PAID, TAKES_TEXTS_FOR_STATEMENTS, IGNORES_LIMITS,
        TRUSTS_SHORT_NUMBERS, PAYS_HELD_MONEY, PAYS_SPENT_MONEY, LOOKS_AT_OTHER_MERCHANTS,
        JUDGES_WAITING_CLAIMS_AS_NEW
    }

    @Test
    void creditsAMillionWorldsAsTheOracleDoes() {
        int credits = 0;
        for (int i = 0; i < WORLDS; i++) {
            World world = world(new SplittableRandom(SEED + i));
            Optional<Credit> right = Oracle.credit(world);
            Optional<Credit> credit = credit(world, Mistake.NONE);
            if (!credit.equals(right)) {
                throw new AssertionError("seed " + (SEED + i) + ": " + credit + " where " + right
                        + " is right in " + world);
            }
            if (right.isPresent()) credits++;
        }
        Report.print(WORLDS + " worlds from seed " + SEED + ": " + credits
                + " credits, none of them wrong and none missing");
        if (WORLDS > 10_000) assertThat(credits).isGreaterThan(WORLDS / 50);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void findsAMistake(Mistake mistake) {
        int wrong = 0;
        int first = -1;
        for (int i = 0; i < 100_000; i++) {
            World world = world(new SplittableRandom(SEED + i));
            Optional<Credit> credit = credit(world, mistake);
            if (credit.isPresent() && !credit.equals(Oracle.credit(world))) {
                wrong++;
                if (first < 0) first = i;
            }
        }
        assertThat(wrong).as("wrong credits").isPositive();
        Report.print(mistake + ": " + wrong + " wrong credits in 100000 worlds, the first in "
                + "number " + (first + 1));
    }

    private static <T> T one(RandomGenerator random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Two shops, two ways to pay, two numbers, and few amounts, so that they meet often. */
    private static World world(RandomGenerator random) {
        Wish claim = wish(random);
        var money = new ArrayList<Coin>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Wish like = random.nextInt(3) > 0 ? claim : wish(random);
            long amount = random.nextInt(4) > 0 ? claim.amount() : amount(random);
            money.add(new Coin(100 - i, like.shop(), like.way(), like.number(), amount,
                    one(random, LOTS), random.nextBoolean()));
        }
        var others = new ArrayList<Wish>();
        for (int i = random.nextInt(3); i > 0; i--) others.add(wish(random));
        long least = random.nextInt(4) == 0 ? 200 : 100;
        var rules = new Rules(one(random, List.of("refuse", "credit", "ask")),
                random.nextInt(4) > 0, least, least + 100L * random.nextInt(4),
                text(random));
        return new World(claim, random.nextBoolean(), List.copyOf(money), List.copyOf(others),
                rules);
    }

    private static Wish wish(RandomGenerator random) {
        return new Wish(one(random, List.of("shop", "shop", "other")),
                one(random, List.of("bank", "bank", "phone")),
                one(random, List.of("1", "1", "2")), amount(random));
    }

    private static long amount(RandomGenerator random) {
        return 100L * (1 + random.nextInt(5));
    }

    private static Text text(RandomGenerator random) {
        long once = 100L * random.nextInt(5);
        long day = once + 100L * random.nextInt(5);
        return new Text(once, day, day == 0 ? 0 : 100L * random.nextInt((int) (day / 100) + 1));
    }

    /** Collects what the matcher must see, asks it, and credits as its verdict says. */
    private static Optional<Credit> credit(World world, Mistake mistake) {
        List<Fact> facts = world.money().stream()
                .filter(coin -> sees(coin, world.claim(), mistake))
                .map(coin -> new Fact(coin.id(), money(coin.amount()), state(coin, mistake)))
                .toList();
        if (mistake == Mistake.IGNORES_A_SECOND_FACT && facts.size() > 1) {
            facts = facts.subList(0, 1);
        }
        int rivals = mistake == Mistake.IGNORES_RIVALS ? 0 : (int) world.others().stream()
                .filter(other -> names(other, world.claim())).count();
        long paid = mistake == Mistake.FORGETS_WHAT_TEXTS_PAID ? 0 : world.rules().text().paid();
        var claim = new Claim(money(world.claim().amount()), terms(world.rules(), mistake),
                money(paid));
        boolean isNew = world.madeJustNow() || mistake == Mistake.JUDGES_WAITING_CLAIMS_AS_NEW;
        Verdict verdict = isNew ? Matcher.judgeNew(claim, facts, rivals)
                : Matcher.judgeWaiting(claim, facts, rivals);
        return switch (verdict) {
            case Verdict.Pays(long id) -> Optional.of(new Credit(id,
                    mistake == Mistake.CREDITS_WHAT_WAS_CLAIMED ? world.claim().amount()
                            : facts(facts, id)));
            case Verdict.Waits _, Verdict.NeedsOperator _, Verdict.AlreadyUsed _,
                    Verdict.Mismatch _, Verdict.BeyondLimits _ -> Optional.empty();
        };
    }

    private static long facts(List<Fact> facts, long id) {
        return facts.stream().filter(fact -> fact.id() == id).findFirst().orElseThrow()
                .amount().minor();
    }

    private static boolean sees(Coin coin, Wish claim, Mistake mistake) {
        boolean sameShop = coin.shop().equals(claim.shop())
                || mistake == Mistake.LOOKS_AT_OTHER_MERCHANTS;
        return sameShop && coin.way().equals(claim.way())
                && coin.number().equals(claim.number());
    }

    private static boolean names(Wish other, Wish claim) {
        return other.shop().equals(claim.shop()) && other.way().equals(claim.way())
                && other.number().equals(claim.number());
    }

    private static Fact.State state(Coin coin, Mistake mistake) {
        boolean announced = coin.texted() && mistake != Mistake.TAKES_TEXTS_FOR_STATEMENTS;
        Fact.State free = announced ? Fact.State.ANNOUNCED : Fact.State.FREE;
        return switch (coin.lot()) {
            case "free" -> free;
            case "held" -> mistake == Mistake.PAYS_HELD_MONEY ? free : Fact.State.HELD;
            case "spent" -> mistake == Mistake.PAYS_SPENT_MONEY ? free : Fact.State.USED;
            case "aside" -> Fact.State.SET_ASIDE;
            default -> throw new IllegalStateException(coin.lot());
        };
    }

    private static Terms terms(Rules rules, Mistake mistake) {
        Money most = money(1_000_000);
        return new Terms(
                rules.numbersMayBeTrusted() || mistake == Mistake.TRUSTS_SHORT_NUMBERS,
                DIFFERENCES.get(rules.otherAmount()),
                mistake == Mistake.IGNORES_LIMITS ? new Limits(money(1), most)
                        : new Limits(money(rules.least()), money(rules.most())),
                mistake == Mistake.IGNORES_THE_CEILING ? new Ceiling(most, most)
                        : new Ceiling(money(rules.text().once()), money(rules.text().day())));
    }

    private static Money money(long minor) {
        return new Money(minor, PYG);
    }
}
