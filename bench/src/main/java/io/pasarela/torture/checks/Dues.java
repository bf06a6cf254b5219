package io.pasarela.torture.checks;

import io.pasarela.torture.town.Cast;
import io.pasarela.torture.town.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What merchants must be told: each deposit, and the end of each withdrawal they ordered. */
final class Dues {

    private Dues() {}

    static List<Expected> of(Cast cast, Stored stored) {
        Map<String, Tenant> tenants = cast.tenants().stream()
                .collect(Collectors.toMap(Tenant::key, tenant -> tenant));
        var dues = new ArrayList<Expected>();
        for (Stored.Deposit deposit : stored.deposits()) {
            dues.add(new Expected(tenants.get(deposit.merchant()), "deposit " + deposit.fact(),
                    Minor.amount(Tenant.currency(deposit.system()), deposit.amount()),
                    deposit.label(), deposit.customId(), null));
        }
        for (Stored.Withdrawal withdrawal : stored.withdrawals()) {
            if (withdrawal.isOpen() || withdrawal.origin().equals("HAND")) continue;
            dues.add(new Expected(tenants.get(withdrawal.merchant()),
                    "withdrawal " + withdrawal.withdrawalId(),
                    Minor.amount(withdrawal.currency(), withdrawal.amount()),
                    withdrawal.label(), null, withdrawal.state().equals("PROCESSED")
                            ? Expected.PROCESSED : Expected.REJECTED));
        }
        return dues;
    }
}
