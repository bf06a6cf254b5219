package io.pasarela.deposits;

import io.pasarela.deposits.Act.Coming;
import io.pasarela.deposits.Act.End;
import io.pasarela.deposits.Act.Said;
import io.pasarela.model.Histories;
import io.pasarela.model.Marks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Few payers, few numbers, few ids and few amounts, so that they meet often. */
record DepositScript(Supplier<DepositRig> rig) implements Histories.Script<Act> {

    private static final List<String> SYSTEMS = List.of("sinpemovil", "itau_ml", "nagad");
    private static final List<String> LABELS = List.of("ada", "bob", "cat");
    private static final List<String> DOORS = List.of("api", "api", "net-1", "net-2");
    private static final Map<String, List<String>> NUMBERS = Map.of(
            "sinpemovil", List.of("20000000000000000001", "20000000000000000002"),
            "itau_ml", List.of("100001", "100002"), "nagad", List.of("TXN001", "TXN002"));
    /** Two usual amounts, and one beyond the limit. */
    private static final Map<String, long[]> AMOUNTS = Map.of(
            "sinpemovil", new long[] {450_00, 700_00, 600_000_00},
            "itau_ml", new long[] {2_000, 7_000, 20_000_000},
            "nagad", new long[] {60_00, 90_00, 60_000_00});
    private static final List<Duration> TIMES = List.of(Duration.ofMinutes(1),
            Duration.ofMinutes(59), Duration.ofMinutes(61), Duration.ofDays(2),
            Duration.ofDays(8), Duration.ofDays(23), Duration.ofDays(31), Duration.ofDays(31));
    private static final List<String> POLICIES = List.of("refuse", "credit", "ask");

    @Override
    public Histories.Trial<Act> fresh(Marks marks) {
        return new DepositTrial(rig.get(), marks);
    }

    @Override
    public Act draw(RandomGenerator random) {
        int chance = random.nextInt(100);
        if (chance < 34) return new Act.Say(some(random), end(random));
        if (chance < 48) return new Act.Arrive(coming(random), end(random));
        if (chance < 55) return new Act.Confirm(any(random), any(random), random.nextInt(5) > 0);
        if (chance < 59) return new Act.Vouch(any(random), amount(one(random, SYSTEMS), random));
        if (chance < 65) return new Act.Reject(any(random));
        if (chance < 69) return new Act.Appeal(any(random));
        if (chance < 71) return new Act.Reopen(any(random));
        if (chance < 74) return new Act.OtherMoney(any(random));
        if (chance < 76) return new Act.SameMoney(any(random));
        if (chance < 78) return new Act.PutAside(any(random));
        if (chance < 83) return new Act.Pass(one(random, TIMES));
        if (chance < 87) return new Act.Expire();
        if (chance < 91) return new Act.Sweep();
        if (chance < 94) return new Act.Rule(one(random, POLICIES), random.nextInt(3) > 0);
        if (chance < 96) return guessing(random);
        if (chance < 98) return new Act.Quarrel(any(random));
        return hoarding(random);
    }

    private static int any(RandomGenerator random) {
        return random.nextInt(100);
    }

    private static <T> T one(RandomGenerator random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static long amount(String system, RandomGenerator random) {
        int chance = random.nextInt(10);
        return AMOUNTS.get(system)[chance < 7 ? 0 : chance < 9 ? 1 : 2];
    }

    private static End end(RandomGenerator random) {
        int chance = random.nextInt(10);
        return chance == 0 ? End.CRASH_BEFORE_COMMIT
                : chance == 1 ? End.CRASH_AFTER_COMMIT : End.WELL;
    }

    /** Mostly one claim, sometimes a group; no two of which would replace one another. */
    private static List<Said> some(RandomGenerator random) {
        int most = random.nextInt(3) == 0 ? 5 : 1;
        List<Said> drawn = IntStream.range(0, most).mapToObj(_ -> said(random)).toList();
        return IntStream.range(0, most).filter(i -> drawn.subList(0, i).stream().allMatch(earlier ->
                        !earlier.id().equals(drawn.get(i).id())
                                || !earlier.label().equals(drawn.get(i).label())
                                || DepositModel.same(earlier, drawn.get(i))))
                .mapToObj(drawn::get).toList();
    }

    private static Said said(RandomGenerator random) {
        String system = one(random, SYSTEMS);
        String door = one(random, DOORS);
        boolean odd = !door.equals("api") && random.nextInt(12) == 0;
        return new Said(system, one(random, LABELS), one(random, NUMBERS.get(system)),
                amount(system, random), "id-" + random.nextInt(7), door, odd);
    }

    private static List<Coming> coming(RandomGenerator random) {
        int most = random.nextInt(3) == 0 ? 3 : 1;
        return IntStream.range(0, most).mapToObj(_ -> {
            String system = one(random, SYSTEMS);
            return new Coming(system, one(random, DepositRig.ACCOUNTS.get(system)),
                    one(random, NUMBERS.get(system)), amount(system, random),
                    random.nextInt(4) == 0);
        }).toList();
    }

    /** Somebody tries amount after amount for one number. */
    private static Act guessing(RandomGenerator random) {
        String system = one(random, SYSTEMS);
        String label = one(random, LABELS);
        String number = one(random, NUMBERS.get(system));
        String door = one(random, DOORS);
        int first = random.nextInt(3);
        return new Act.Say(IntStream.range(0, 8 + random.nextInt(4)).mapToObj(i ->
                new Said(system, label, number, AMOUNTS.get(system)[0] + 1 + first + i, "try-" + i,
                        door, false)).toList(), End.WELL);
    }

    /** Somebody claims number after number. */
    private static Act hoarding(RandomGenerator random) {
        String system = one(random, SYSTEMS);
        String label = one(random, LABELS);
        String door = one(random, DOORS);
        int first = random.nextInt(5);
        return new Act.Say(IntStream.range(0, 4 + random.nextInt(3)).mapToObj(i ->
                new Said(system, label, "9990" + (first + i), AMOUNTS.get(system)[0],
                        "more-" + i, door, false)).toList(), End.WELL);
    }
}
