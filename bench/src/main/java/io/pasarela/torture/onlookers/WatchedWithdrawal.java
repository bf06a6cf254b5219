package io.pasarela.torture.onlookers;

import io.pasarela.sdk.Pasarela;
import io.pasarela.sdk.Refused;
import io.pasarela.sdk.TryAgain;
import io.pasarela.sdk.WithdrawalInfo;
import io.pasarela.sdk.WithdrawalLookup;
import io.pasarela.torture.history.Event.Looked;
import io.pasarela.torture.history.Event.Stand;
import io.pasarela.torture.history.Event.When;
import io.pasarela.torture.history.History;
import io.pasarela.torture.town.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * A withdrawal whose order was acknowledged: it is known for ever, and its end is its end. Whether
 * the way there was allowed depends on operators and is judged later, from what was looked at.
 */
final class WatchedWithdrawal implements Watched {

    private static final String NOT_FOUND = "withdrawal.not_found";

    private final Tenant tenant;
    private final String id;
    private final History history;
    private @Nullable Stand last;

    WatchedWithdrawal(Tenant tenant, String id, History history) {
        this.tenant = tenant;
        this.id = id;
        this.history = history;
    }

    @Override
    public Tenant tenant() {
        return tenant;
    }

    @Override
    public synchronized void look(Pasarela program) {
        long begun = System.nanoTime();
        switch (program.withdrawalInfo(id)) {
            case WithdrawalLookup.Found(WithdrawalInfo now) ->
                compare(Stand.valueOf(now.state().name()), When.since(begun));
            case Refused refused when refused.code().equals(NOT_FOUND) ->
                history.violate(tenant.key() + " has lost the withdrawal " + id);
            case Refused refused -> history.violate(id + " cannot be asked for: " + refused);
            case TryAgain _ -> { }
        }
    }

    void compare(Stand now, When when) {
        if (last == now) return;
        if (last != null && last.isEnd()) {
            history.violate("the withdrawal " + id + " of " + tenant.key() + " was " + last
                    + " and then " + now);
        }
        last = now;
        // Of a payment the merchant is not told the reference, which belongs to it.
        if (now != Stand.PROCESSED) history.add(new Looked(tenant, id, now, null, when));
    }
}
