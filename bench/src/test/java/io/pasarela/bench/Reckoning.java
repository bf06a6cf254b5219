package io.pasarela.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pasarela.sdk.BalanceSheet;
import io.pasarela.sdk.BalanceSheet.Balance;
import io.pasarela.sdk.DepositInfo;
import io.pasarela.sdk.DepositLookup;
import io.pasarela.sdk.Postback;
import io.pasarela.sdk.WithdrawalInfo;
import io.pasarela.sdk.WithdrawalLookup;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks for everything that was acknowledged, by the wire, and whether it adds up. */
final class Reckoning {

    /** Longer than the lease of a postback that a killed gateway had in its hands. */
    private static final Duration HEALED_WITHIN = Duration.ofSeconds(120);

    private final History history;
    private final Caller caller;
    private final Merchant merchant;
    private final Installation installation;
    private final Map<String, DepositInfo> deposits = new HashMap<>();

    Reckoning(History history, Caller caller, Merchant merchant, Installation installation) {
        this.history = history;
        this.caller = caller;
        this.merchant = merchant;
        this.installation = installation;
    }

    void check(String seed) throws Exception {
        assertThat(history.faults).as(seed).isEmpty();
        checkFacts(seed);
        checkDeposits(seed);
        checkWithdrawals(seed);
        checkPostbacks(seed);
        checkBalance(seed);
        checkBooks();
        System.getLogger("crashes").log(Level.INFO, seed + ": " + history.facts.size() + " facts, "
                + history.claims.size() + " claims, " + deposits.size() + " deposits, "
                + (history.withdrawals.size() + history.rehearsals.size()) + " withdrawals; "
                + history.cut.get() + " calls without an answer were repeated, "
                + merchant.repeats() + " postbacks came again");
    }

    /** Reported once more, each is known by the id it was acknowledged with. */
    private void checkFacts(String seed) {
        Map.copyOf(history.facts).forEach((transfer, id) ->
                assertThat(caller.report(transfer)).as(seed).isEqualTo(id));
        assertThat(history.faults).as(seed).isEmpty();
    }

    private void checkDeposits(String seed) {
        for (History.Claimed claim : history.claims.values()) {
            switch (claim.told()) {
                case ACTIVATED -> deposits.put(claim.customId(), deposited(claim).orElseThrow(
                        () -> new AssertionError(seed + ": lost " + claim)));
                case WAITING -> deposits.put(claim.customId(), await(seed + " " + claim)
                        .atMost(HEALED_WITHIN).until(() -> deposited(claim), Optional::isPresent)
                        .orElseThrow());
                case REFUSED -> assertThat(deposited(claim)).as(seed + " " + claim).isEmpty();
            }
        }
        Set<Long> paying = new HashSet<>();
        deposits.forEach((id, deposit) -> {
            History.Claimed claim = history.claims.get(id);
            assertThat(deposit.depositAmount()).as(seed + " " + id)
                    .isEqualByComparingTo(claim.transfer().amount());
            assertThat(deposit.stockpilingId()).as(seed + " " + id)
                    .isEqualTo(history.facts.get(claim.transfer()));
            assertThat(paying.add(deposit.stockpilingId())).as(seed + ": paid twice " + claim)
                    .isTrue();
        });
        assertThat(paying).as(seed).containsExactlyInAnyOrderElementsOf(history.facts.values());
    }

    private Optional<DepositInfo> deposited(History.Claimed claim) {
        return switch (caller.untilAnswered(gateway -> gateway.depositInfo(claim.customId()))) {
            case DepositLookup.Found(DepositInfo deposit)
                when deposit.state() == DepositInfo.State.DEPOSITED -> Optional.of(deposit);
            default -> Optional.empty();
        };
    }

    private void checkWithdrawals(String seed) {
        history.withdrawals.forEach((id, amount) -> {
            WithdrawalInfo info = withdrawal(id);
            assertThat(info.state()).as(seed + " " + id).isEqualTo(WithdrawalInfo.State.NEW);
            assertThat(info.order().amount()).as(seed + " " + id).isEqualByComparingTo(amount);
        });
        history.rehearsals.forEach((id, amount) ->
                await(seed + " " + id).atMost(HEALED_WITHIN).until(() ->
                        withdrawal(id).state() == WithdrawalInfo.State.PROCESSED));
    }

    private WithdrawalInfo withdrawal(String id) {
        return switch (caller.untilAnswered(gateway -> gateway.withdrawalInfo(id))) {
            case WithdrawalLookup.Found(WithdrawalInfo withdrawal) -> withdrawal;
            case WithdrawalLookup other -> throw new AssertionError("lost " + id + ": " + other);
        };
    }

    /** Each at least once, and no other. */
    private void checkPostbacks(String seed) {
        Map<String, BigDecimal> due = Stream.concat(
                deposits.values().stream().map(deposit -> Map.entry(
                        "deposit " + deposit.stockpilingId(), deposit.depositAmount())),
                history.rehearsals.entrySet().stream().map(rehearsal -> Map.entry(
                        "withdrawal " + rehearsal.getKey(), rehearsal.getValue())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        await(seed + ": every postback").atMost(HEALED_WITHIN).untilAsserted(() ->
                assertThat(merchant.booked().keySet()).containsAll(due.keySet()));
        Map<String, Postback> booked = merchant.booked();
        assertThat(booked.keySet()).as(seed + ": none invented")
                .containsExactlyInAnyOrderElementsOf(due.keySet());
        due.forEach((reference, amount) -> assertThat(booked.get(reference).amount())
                .as(seed + " " + reference).isEqualByComparingTo(amount));
        assertThat(merchant.faults()).as(seed).isEmpty();
        assertThat(merchant.repeats()).as(seed + ": repeats").isPositive();
    }

    private void checkBalance(String seed) {
        BalanceSheet sheet = caller.untilAnswered(gateway -> gateway.balance());
        List<Balance> balances = ((BalanceSheet.Balances) sheet).balances();
        BigDecimal received = sum(deposits.values().stream()
                .map(DepositInfo::depositAmount).toList());
        BigDecimal reserved = sum(history.withdrawals.values());
        BigDecimal wallets = new BigDecimal(Installation.OPENING).add(received);
        assertThat(balances).as(seed).singleElement()
                .usingRecursiveComparison().withComparatorForType(
                        BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(new Balance(Installation.CURRENCY, wallets, reserved,
                        wallets.subtract(reserved), received, BigDecimal.ZERO));
    }

    private static BigDecimal sum(Collection<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void checkBooks() throws Exception {
        try (var database = new Database(installation.postgres())) {
            assertThat(faults(database)).isZero();
        }
    }

    private static long faults(Database database) throws SQLException {
        return database.count("select count(*) from ledger.audit_counters")
                + database.count("select count(*) from ledger.audit_funds");
    }
}
