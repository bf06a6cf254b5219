package io.pasarela.torture.onlookers;

import io.pasarela.sdk.BalanceSheet;
import io.pasarela.sdk.BalanceSheet.Balance;
import io.pasarela.sdk.Pasarela;
import io.pasarela.sdk.Refused;
import io.pasarela.sdk.TryAgain;
import io.pasarela.torture.history.History;
import io.pasarela.torture.town.Tenant;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** A merchant's money: never promised twice, and what came in or went out stays so. */
final class WatchedBalance implements Watched {

    private final Tenant tenant;
    private final History history;
    private final Map<String, Balance> before = new HashMap<>();

    WatchedBalance(Tenant tenant, History history) {
        this.tenant = tenant;
        this.history = history;
    }

    @Override
    public Tenant tenant() {
        return tenant;
    }

    @Override
    public synchronized void look(Pasarela program) {
        switch (program.balance()) {
            case BalanceSheet.Balances(var balances) -> balances.forEach(this::compare);
            case Refused refused -> history.violate("no balance but " + refused);
            case TryAgain _ -> { }
        }
    }

    void compare(Balance now) {
        BigDecimal available = now.wallets().subtract(now.openWithdrawals());
        Balance last = before.put(now.currencyCode(), now);
        boolean isSound = available.compareTo(now.available()) == 0 && available.signum() >= 0;
        boolean grew = last == null || last.received().compareTo(now.received()) <= 0
                && last.paidOut().compareTo(now.paidOut()) <= 0;
        if (!isSound || !grew) {
            history.violate("the balance of " + tenant.key() + " is " + now + " after " + last);
        }
    }
}
