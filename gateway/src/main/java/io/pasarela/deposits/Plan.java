package io.pasarela.deposits;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All that a batch decided, before any of it is written. */
final class Plan {

    final List<DepositStore.Draft> deposits = new ArrayList<>();
    final List<DepositStore.Announced> announced = new ArrayList<>();
    final List<ClaimStore.Insert> claims = new ArrayList<>();
    final List<DepositStore.Miss> misses = new ArrayList<>();
    final List<Long> superseded = new ArrayList<>();
    final List<Long> matched = new ArrayList<>();
    final Map<Long, Set<Flag>> flags = new TreeMap<>();

    Step make(DepositStore.Draft draft) {
        deposits.add(draft);
        if (draft.claim() != null) matched.add(draft.claim());
        return new Step.MakeDeposit(deposits.size() - 1);
    }

    Step keep(ClaimStore.Insert claim) {
        claims.add(claim);
        return new Step.KeepClaim(claims.size() - 1);
    }

    void flag(Claim claim, Flag flag) {
        if (claim.flags().contains(flag)) return;
        flags.computeIfAbsent(claim.id(), _ -> EnumSet.noneOf(Flag.class)).add(flag);
    }
}
