package io.pasarela.withdrawals;

import io.pasarela.model.Histories;
import io.pasarela.model.Marks;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Few ids, few amounts, few references and two operators, so that they meet often. */
record PayoutScript(Supplier<PayoutGround> ground) implements Histories.Script<PayoutAct> {

    private static final List<String> OPERATORS = List.of("ana", "ana", "eva");
    private static final List<String> IDS = List.of("w-1", "w-2", "w-3", "w-4", "w-5", "");
    private static final List<String> ACCOUNTS = List.of("220000000", "22000005");
    private static final List<String> REFERENCES =
            List.of("100001", "100 001", "100002", "100-002", "100003", " ");
    private static final List<String> REASONS =
            List.of("closed account", "closed account", "unknown name", " ");
    /** No sum of them is a day: whether that is within a day, the contract does not say. */
    private static final List<Duration> TIMES = List.of(Duration.ofSeconds(3),
            Duration.ofSeconds(7), Duration.ofHours(11), Duration.ofHours(25));

    @Override
    public Histories.Trial<PayoutAct> fresh(Marks marks) {
        return new PayoutTrial(ground.get(), marks);
    }

    @Override
    public PayoutAct draw(RandomGenerator random) {
        int chance = random.nextInt(100);
        String operator = one(random, OPERATORS);
        int which = random.nextInt(60);
        if (chance < 22) return order(random);
        if (chance < 26) {
            return new PayoutAct.ByHand(IDS.get(random.nextInt(5)), amount(random));
        }
        if (chance < 38) return new PayoutAct.See(operator, which);
        if (chance < 54) return new PayoutAct.Take(operator, which);
        if (chance < 70) return new PayoutAct.Process(operator, which, one(random, REFERENCES));
        if (chance < 77) return new PayoutAct.Reject(operator, which, one(random, REASONS));
        if (chance < 82) return new PayoutAct.PutBack(operator, which, one(random, REASONS));
        if (chance < 87) return new PayoutAct.HandOver(operator, which, one(random, OPERATORS));
        if (chance < 93) return new PayoutAct.Pass(one(random, TIMES));
        return new PayoutAct.FinishTests();
    }

    private static PayoutAct order(RandomGenerator random) {
        return new PayoutAct.Order(one(random, IDS), amount(random),
                random.nextBoolean() ? "ada" : "bob", one(random, ACCOUNTS),
                random.nextInt(4) == 0, random.nextInt(20) == 0);
    }

    private static int amount(RandomGenerator random) {
        int chance = random.nextInt(10);
        return chance < 7 ? 1_000 : chance < 9 ? 2_000 : 6_000_000;
    }

    private static <T> T one(RandomGenerator random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
