package io.pasarela.candidates;

import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.bankfeed.Suspense;
import io.pasarela.deposits.Claim;
import io.pasarela.deposits.Deposits;
import io.pasarela.matching.ClaimTrace;
import io.pasarela.matching.ClaimTrace.Ending;
import io.pasarela.matching.Fact;
import io.pasarela.matching.FactTrace;
import io.pasarela.merchants.MerchantId;
import io.pasarela.money.Money;
import io.pasarela.wallets.Wallet;
import io.pasarela.wallets.Wallets;
import io.pasarela.wallets.Wallets.Viewer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what a comparison needs to know of claims and facts. */
@Component
class Traces {

    private final Deposits deposits;
    private final Suspense suspense;
    private final Wallets wallets;

    Traces(Deposits deposits, Suspense suspense, Wallets wallets) {
        this.deposits = deposits;
        this.suspense = suspense;
        this.wallets = wallets;
    }

    /** Where money of that currency arrives. */
    Tills tills(MerchantId merchant, Money money) {
        return new Tills(money.currency(), wallets.list(merchant).stream()
                .filter(wallet -> wallet.currency().equals(money.currency()))
                .collect(Collectors.groupingBy(Wallet::paymentSystem,
                        Collectors.mapping(Wallet::bankAccount, Collectors.toSet()))));
    }

    List<ClaimTrace> claims(Collection<Claim> claims, Tills tills) {
        if (claims.isEmpty()) return List.of();
        MerchantId merchant = claims.iterator().next().merchant();
        Set<String> labels = claims.stream()
                .map(claim -> claim.payment().label()).collect(Collectors.toSet());
        Map<String, Set<String>> payers = payers(merchant, labels);
        Map<Viewer, Long> shown = wallets.listShown(merchant, tills.currency(),
                claims.stream().map(Traces::viewer).collect(Collectors.toSet()));
        return claims.stream().map(claim -> trace(claim, tills, shown.get(viewer(claim)),
                payers.getOrDefault(claim.payment().label(), Set.of()))).toList();
    }

    private static Viewer viewer(Claim claim) {
        return new Viewer(claim.payment().system(), claim.payment().label());
    }

    /** The names that paid for these labels before. */
    private Map<String, Set<String>> payers(MerchantId merchant, Set<String> labels) {
        Map<Long, String> labelOf = deposits.listFactsOf(merchant, labels);
        Map<Long, String> nameOf = suspense.listPayers(merchant, labelOf.keySet());
        var payers = new HashMap<String, Set<String>>();
        nameOf.forEach((fact, name) -> payers.merge(labelOf.get(fact), Set.of(name),
                (some, more) -> {
                    var all = new HashSet<>(some);
                    all.addAll(more);
                    return all;
                }));
        return payers;
    }

    private static ClaimTrace trace(
            Claim claim, Tills tills, @Nullable Long shown,
            Set<String> payers) {
        var payment = claim.payment();
        return new ClaimTrace(claim.id(), payment.key1(), payment.claimed(),
                new ClaimTrace.When(payment.claimedAt(), claim.decision().at(), ending(claim)),
                new ClaimTrace.Accounts(tills.of(payment.system()), shown),
                new ClaimTrace.Payer(payment.label(), payers));
    }

    private static Ending ending(Claim claim) {
        return switch (claim.status()) {
            case WAITING -> Ending.OPEN;
            case REJECTED -> Ending.REJECTED;
            case EXPIRED, MATCHED, SUPERSEDED -> Ending.RAN_OUT;
        };
    }

    static FactTrace fact(BankTransaction fact) {
        return new FactTrace(fact.id(), fact.reference(), fact.amount(), fact.at(),
                fact.bankAccount(), fact.origin().payer(), state(fact));
    }

    private static Fact.State state(BankTransaction fact) {
        return switch (fact.standing().status()) {
            case UNCLAIMED -> fact.standing().held() ? Fact.State.HELD
                    : fact.isAnnounced() ? Fact.State.ANNOUNCED : Fact.State.FREE;
            case CLAIMED -> Fact.State.USED;
            case RETURNED, IGNORED -> Fact.State.SET_ASIDE;
        };
    }
}
