package io.pasarela.office.claims;

import io.pasarela.bankfeed.BankFeed;
import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.deposits.Claim;
import io.pasarela.deposits.Deposits;
import io.pasarela.office.Visit;
import io.pasarela.office.claims.ClaimPage.Choice;
import io.pasarela.wallets.Wallet;
import io.pasarela.wallets.Wallets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Shows the money a claim may be about: of its number, or of its amount and time. */
@Component
class ClaimFacts {

    private final Deposits deposits;
    private final BankFeed bankFeed;
    private final Wallets wallets;

    ClaimFacts(Deposits deposits, BankFeed bankFeed, Wallets wallets) {
        this.deposits = deposits;
        this.bankFeed = bankFeed;
        this.wallets = wallets;
    }

    /** Unclaimed facts, those of the claim's own number first. */
    List<Choice> facts(Visit visit, Claim claim) {
        Map<Long, BankTransaction> fitting = new LinkedHashMap<>();
        bankFeed.listUnclaimed(visit.merchantId()).stream()
                .filter(fact -> isOfNumber(fact, claim))
                .filter(fact -> fact.origin().paymentSystem().equals(claim.payment().system()))
                .forEach(fact -> fitting.put(fact.id(), fact));
        deposits.listCandidates(claim).stream()
                .sorted(Comparator.comparing(fact -> distance(fact, claim)))
                .forEach(fact -> fitting.putIfAbsent(fact.id(), fact));
        return fitting.values().stream().map(fact -> choice(visit, claim, fact)).toList();
    }

    private static boolean isOfNumber(BankTransaction fact, Claim claim) {
        return Objects.equals(fact.reference(), claim.payment().key1());
    }

    private static Duration distance(BankTransaction fact, Claim claim) {
        return Duration.between(fact.at(), claim.payment().claimedAt()).abs();
    }

    private static Choice choice(Visit visit, Claim claim, BankTransaction fact) {
        var reasons = new ArrayList<String>();
        reasons.add(visit.say(isOfNumber(fact, claim)
                ? "claim.same-number" : "claim.other-number",
                Objects.requireNonNullElse(fact.reference(), "–")));
        reasons.add(visit.say(fact.amount().equals(claim.payment().claimed())
                ? "claim.same-amount" : "claim.other-amount"));
        boolean before = fact.at().isBefore(claim.payment().claimedAt());
        reasons.add(visit.say(before ? "claim.fact-before" : "claim.fact-after",
                visit.words().age(distance(fact, claim))));
        reasons.add(visit.say("evidence." + fact.standing().evidence()));
        if (!fact.isFree()) reasons.add(visit.say("claim.fact-held"));
        String payer = fact.origin().payer();
        return new Choice("fact " + fact.id(), visit.money(fact.amount())
                + " · " + visit.time(fact.at()) + (payer == null ? "" : " · " + payer),
                reasons, fact.isFree());
    }

    /** Where an operator may have seen money that no source reported. */
    List<Choice> wallets(Visit visit, Claim claim) {
        return wallets.list(visit.merchantId()).stream()
                .filter(wallet -> wallet.paymentSystem().equals(claim.payment().system()))
                .map(wallet -> choice(visit, wallet)).toList();
    }

    private static Choice choice(Visit visit, Wallet wallet) {
        return new Choice("wallet " + wallet.id(),
                visit.say("claim.vouch", wallet.accountNumber()),
                List.of(visit.say("claim.vouch-means")), true);
    }
}
