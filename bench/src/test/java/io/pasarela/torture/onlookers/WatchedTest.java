package io.pasarela.torture.onlookers;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.sdk.BalanceSheet.Balance;
import io.pasarela.sdk.Claim;
import io.pasarela.sdk.DepositInfo;
import io.pasarela.torture.history.Event.Looked;
import io.pasarela.torture.history.Event.Stand;
import io.pasarela.torture.history.Event.When;
import io.pasarela.torture.history.History;
import io.pasarela.torture.town.Manners;
import io.pasarela.torture.town.Tenant;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchedTest {

    private final History history = new History();
    private final Tenant tenant = new Tenant("prompt", 1, Manners.PROMPT);

    private void withdrawal(Stand... stands) {
        var watched = new WatchedWithdrawal(tenant, "w", history);
        Stream.of(stands).forEach(stand -> watched.compare(stand, new When(1, 2)));
    }

    @ParameterizedTest
    @CsvSource({"REJECTED, NEW", "REJECTED, PROCESSED", "PROCESSED, IN_PROGRESS"})
    void theEndOfAWithdrawalIsItsEnd(Stand first, Stand second) {
        withdrawal(Stand.NEW, first, first);
        assertThat(history.violations()).isEmpty();
        withdrawal(first, second);
        assertThat(history.violations()).hasSize(1);
    }

    @Test
    void theWayThereIsToldStepByStep() {
        withdrawal(Stand.NEW, Stand.NEW, Stand.IN_PROGRESS, Stand.NEW, Stand.PROCESSED);
        assertThat(history.violations()).isEmpty();
        assertThat(history.events(Looked.class)).extracting(Looked::stand)
                .containsExactly(Stand.NEW, Stand.IN_PROGRESS, Stand.NEW);
    }

    private static DepositInfo deposit(DepositInfo.State state, String amount) {
        var claim = new Claim("sinpemovil", "CRC", "label", "1", new BigDecimal("450"), "order");
        return new DepositInfo(state, null, claim, new BigDecimal(amount), 7L, null, null);
    }

    @Test
    void aDepositStaysWhatItIs() {
        var watched = new WatchedDeposit(tenant, "order", history);
        watched.compare(deposit(DepositInfo.State.WAITING, "1"));
        watched.compare(deposit(DepositInfo.State.DEPOSITED, "450"));
        watched.compare(deposit(DepositInfo.State.DEPOSITED, "450"));
        assertThat(history.violations()).isEmpty();
        watched.compare(deposit(DepositInfo.State.DEPOSITED, "451"));
        assertThat(history.violations()).hasSize(1);
        watched.compare(deposit(DepositInfo.State.EXPIRED, "451"));
        assertThat(history.violations()).hasSize(2);
    }

    private static Balance balance(int wallets, int open, int available, int received) {
        return new Balance("CRC", BigDecimal.valueOf(wallets), BigDecimal.valueOf(open),
                BigDecimal.valueOf(available), BigDecimal.valueOf(received), BigDecimal.ZERO);
    }

    @Test
    void aBalanceAddsUpAndWhatCameInStays() {
        var watched = new WatchedBalance(tenant, history);
        watched.compare(balance(10, 4, 6, 1));
        watched.compare(balance(10, 10, 0, 2));
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void aBalanceIsNeverPromisedTwiceNorForgotten() {
        new WatchedBalance(tenant, history).compare(balance(10, 11, -1, 1));
        new WatchedBalance(tenant, history).compare(balance(10, 4, 7, 1));
        var watched = new WatchedBalance(tenant, history);
        watched.compare(balance(10, 0, 10, 2));
        watched.compare(balance(10, 0, 10, 1));
        assertThat(history.violations()).hasSize(3);
    }
}
