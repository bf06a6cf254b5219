package io.pasarela.withdrawals;

import static io.pasarela.withdrawals.World.PYG;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.merchants.Merchant;
import io.pasarela.wallets.Wallet;
import io.pasarela.withdrawals.Creation.Created;
import io.pasarela.withdrawals.Creation.IdTaken;
import io.pasarela.withdrawals.Creation.InsufficientBalance;
import io.pasarela.withdrawals.Creation.Repeated;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Orders and operators that come at the same moment, on a real database. */
class WithdrawalRaceTest {

    private static final World WORLD = new World();

    private final Withdrawals withdrawals = WORLD.withdrawals();
    private final Merchant merchant = WORLD.merchant(true);

    @AfterAll
    static void theBooksAreRight() {
        assertThat(WORLD.ledgerFaults()).isEmpty();
        WORLD.close();
    }

    @Test
    void spendsABalanceForTenExactlyTenTimes() throws Exception {
        WORLD.wallet(merchant, PYG, "10000");

        var outcomes = race(200, n -> order(Orders.real("w-" + n).with("amount", 1000)));

        assertThat(kinds(outcomes)).isEqualTo(
                Map.of(Created.class, 10L, InsufficientBalance.class, 190L));
        assertThat(WORLD.money(merchant, PYG))
                .isEqualTo("10000 in accounts, 10000 reserved, 0 paid out");
    }

    @Test
    void takesAHundredEqualOrdersForOne() throws Exception {
        WORLD.wallet(merchant, PYG, "100000");

        var outcomes = race(100, _ -> order(Orders.real("w-1")));

        assertThat(kinds(outcomes)).isEqualTo(Map.of(Created.class, 1L, Repeated.class, 99L));
        assertThat(numbers(outcomes)).hasSize(1);
        assertThat(WORLD.money(merchant, PYG)).contains(" 75000 reserved");
    }

    @Test
    void takesAHundredEqualOrdersWithoutIdForOne() throws Exception {
        WORLD.wallet(merchant, PYG, "100000");

        var outcomes = race(100, _ -> order(Orders.real("").without("withdrawal_id")));

        assertThat(kinds(outcomes)).isEqualTo(Map.of(Created.class, 1L, Repeated.class, 99L));
        assertThat(numbers(outcomes)).hasSize(1);
        assertThat(WORLD.money(merchant, PYG)).contains(" 75000 reserved");
    }

    @Test
    void givesAnIdThatManyWantToOne() throws Exception {
        WORLD.wallet(merchant, PYG, "1000000");

        var outcomes = race(50, n -> order(Orders.real("w-1").with("amount", 1000 + n)));

        assertThat(kinds(outcomes)).isEqualTo(Map.of(Created.class, 1L, IdTaken.class, 49L));
    }

    /** Many rounds: the winner must commit just between two looks of a loser. */
    @Test
    void acceptsOneReadingOfABase() throws Exception {
        WORLD.wallet(merchant, PYG, "100000000");
        for (int round = 0; round < 100; round++) {
            String id = "w-" + round;

            var outcomes = race(20, n -> order(Orders.real(id).with("bank_details",
                    Map.of(n % 2 == 0 ? "bank_code" : "branch_code", "B1"))));

            assertThat(numbers(outcomes)).hasSize(1);
            assertThat(kinds(outcomes)).isEqualTo(Map.of(Created.class, 1L, Repeated.class, 9L,
                    Creation.WrongSignature.class, 10L));
        }
    }

    @Test
    void givesAWithdrawalThatAllWantToOneOperator() throws Exception {
        long number = ordered("w-1").number();

        var outcomes = race(50,
                n -> () -> withdrawals.take(merchant.id(), number, "operator " + n));

        assertThat(kinds(outcomes)).isEqualTo(
                Map.of(Handling.Done.class, 1L, Handling.Overtaken.class, 49L));
    }

    @Test
    void endsAWithdrawalOnceWhateverOperatorsDo() throws Exception {
        Wallet wallet = WORLD.wallet(merchant, PYG, "0");
        for (int round = 0; round < 20; round++) {
            Grip grip = taken("w-" + round, "ana");
            List<Callable<Handling>> acts = List.of(
                    () -> withdrawals.process(grip, wallet.id(), "1" + grip.number()),
                    () -> withdrawals.process(grip, wallet.id(), "2" + grip.number()),
                    () -> withdrawals.reject(grip, "closed account"),
                    () -> withdrawals.reject(grip, "closed account"));

            var outcomes = race(16, n -> acts.get(n % acts.size()));

            assertThat(kinds(outcomes)).isEqualTo(
                    Map.of(Handling.Done.class, 1L, Handling.Overtaken.class, 15L));
        }
        assertThat(WORLD.money(merchant, PYG)).contains(", 0 reserved,");
    }

    @Test
    void provesOnePaymentByAReference() throws Exception {
        Wallet wallet = WORLD.wallet(merchant, PYG, "0");
        List<Grip> grips = IntStream.range(0, 20).mapToObj(n -> taken("w-" + n, "ana")).toList();

        var outcomes = race(20, n -> () -> withdrawals.process(grips.get(n), wallet.id(), "777"));

        assertThat(kinds(outcomes)).isEqualTo(
                Map.of(Handling.Done.class, 1L, Handling.ReferenceUsed.class, 19L));
        assertThat(WORLD.money(merchant, PYG)).endsWith(", 19000 reserved, 1000 paid out");
    }

    private Withdrawal ordered(String id) {
        WORLD.wallet(merchant, PYG, "1000");
        return ((Created) withdrawals.create(merchant,
                Orders.real(id).with("amount", 1000).signed())).withdrawal();
    }

    private Grip taken(String id, String operator) {
        long number = ordered(id).number();
        var taken = (Handling.Done) withdrawals.take(merchant.id(), number, operator);
        return new Grip(merchant.id(), number, taken.withdrawal().progress().fence(), operator);
    }

    private Callable<Creation> order(Orders order) {
        RawOrder raw = order.signed();
        return () -> withdrawals.create(merchant, raw);
    }

    private static Map<Class<?>, Long> kinds(List<?> outcomes) {
        return outcomes.stream().collect(groupingBy(Object::getClass, counting()));
    }

    private static Set<Long> numbers(List<Creation> outcomes) {
        return outcomes.stream().flatMap(outcome -> switch (outcome) {
            case Created(var withdrawal) -> Stream.of(withdrawal.number());
            case Repeated(var withdrawal) -> Stream.of(withdrawal.number());
            case Creation.Malformed _, Creation.Invalid _, Creation.WrongSignature _, IdTaken _,
                InsufficientBalance _ -> Stream.<Long>empty();
        }).collect(Collectors.toSet());
    }

    /** All at once, each in a thread of its own. */
    private static <T> List<T> race(int runners, IntFunction<Callable<T>> runner)
            throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = IntStream.range(0, runners).mapToObj(runner)
                    .map(work -> threads.submit(() -> {
                        start.await();
                        return work.call();
                    })).toList();
            start.countDown();
            var outcomes = new ArrayList<T>();
            for (Future<T> one : running) outcomes.add(one.get());
            return outcomes;
        }
    }
}
