package io.pasarela.torture.onlookers;

import io.pasarela.sdk.DepositInfo;
import io.pasarela.sdk.DepositLookup;
import io.pasarela.sdk.Pasarela;
import io.pasarela.sdk.Refused;
import io.pasarela.sdk.TryAgain;
import io.pasarela.torture.history.History;
import io.pasarela.torture.town.Tenant;
import org.jspecify.annotations.Nullable;

/** A payment of which a claim was acknowledged: it is known for ever, and what is paid is paid. */
final class WatchedDeposit implements Watched {

    private static final String NOT_FOUND = "deposit.not_found";

    private final Tenant tenant;
    private final String customId;
    private final History history;
    private @Nullable DepositInfo paid;

    WatchedDeposit(Tenant tenant, String customId, History history) {
        this.tenant = tenant;
        this.customId = customId;
        this.history = history;
    }

    @Override
    public Tenant tenant() {
        return tenant;
    }

    @Override
    public synchronized void look(Pasarela program) {
        switch (program.depositInfo(customId)) {
            case DepositLookup.Found(DepositInfo now) -> compare(now);
            case Refused refused when refused.code().equals(NOT_FOUND) ->
                history.violate(tenant.key() + " has lost " + customId);
            case Refused refused -> history.violate(customId + " cannot be asked for: " + refused);
            case TryAgain _ -> { }
        }
    }

    /** The deposit of an id is one and the same in every answer. */
    void compare(DepositInfo now) {
        if (paid != null && !paid.equals(now)) {
            history.violate(tenant.key() + " was told " + paid + " and then " + now);
        }
        if (now.state() == DepositInfo.State.DEPOSITED) paid = now;
    }
}
