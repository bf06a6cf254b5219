package io.pasarela.office.claims;

import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.candidates.Candidates;
import io.pasarela.candidates.Candidates.Candidate;
import io.pasarela.deposits.Claim;
import io.pasarela.office.SignText;
import io.pasarela.office.Visit;
import io.pasarela.office.claims.ClaimPage.Choice;
import io.pasarela.wallets.Wallet;
import io.pasarela.wallets.Wallets;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Shows the money a claim may be about, the likeliest first. */
@Component
class ClaimFacts {

    private final Candidates candidates;
    private final Wallets wallets;

    ClaimFacts(Candidates candidates, Wallets wallets) {
        this.candidates = candidates;
        this.wallets = wallets;
    }

    List<Choice> facts(Visit visit, Claim claim) {
        List<Long> payable =
                wallets.bankAccounts(visit.merchantId(), claim.payment().system());
        return candidates.facts(claim).stream()
                .map(candidate -> choice(visit, candidate, payable)).toList();
    }

    private static Choice choice(
            Visit visit, Candidate<BankTransaction> candidate, List<Long> payable) {
        BankTransaction fact = candidate.subject();
        String payer = fact.origin().payer();
        return new Choice("fact " + fact.id(),
                visit.money(fact.amount()) + " · " + visit.time(fact.at())
                        + (payer == null ? "" : " · " + payer),
                Objects.requireNonNullElse(fact.reference(), "–"),
                candidate.signs().stream().map(sign -> SignText.of(visit, sign)).toList(),
                fact.isFree() && payable.contains(fact.bankAccount()));
    }

    /** Where an operator may have seen money that no source reported. */
    List<Choice> wallets(Visit visit, Claim claim) {
        return wallets.list(visit.merchantId()).stream()
                .filter(wallet -> wallet.paymentSystem().equals(claim.payment().system()))
                .map(wallet -> choice(visit, wallet)).toList();
    }

    private static Choice choice(Visit visit, Wallet wallet) {
        return new Choice("wallet " + wallet.id(),
                visit.say("claim.vouch", wallet.accountNumber()), "",
                List.of(new SignText(visit.say("claim.vouch-means"), "beside")), true);
    }
}
