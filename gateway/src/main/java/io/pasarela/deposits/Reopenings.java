package io.pasarela.deposits;

import io.pasarela.audit.Act;
import io.pasarela.audit.Audit;
import io.pasarela.merchants.MerchantId;
import io.pasarela.pictures.Picture;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets claims that ended without money wait again: on an operator's word or a payer's appeal. */
@Component
class Reopenings {

    private static final Logger LOG = LoggerFactory.getLogger(Reopenings.class);

    private final ClaimStore claims;
    private final DepositStore deposits;
    private final Proofs proofs;
    private final SettlementRunner runner;
    private final Audit audit;
    private final Clock clock;

    /**
     * Somebody's wish.
     *
     * @param operator null for the payer's appeal
     * @param picture the payer's better proof; null for an operator
     */
    record Wish(
            MerchantId merchant, long claim, @Nullable String operator,
            @Nullable Picture picture) {

        boolean isAppeal() {
            return operator == null;
        }
    }

    Reopenings(ClaimStore claims, DepositStore deposits, Proofs proofs, SettlementRunner runner,
            Audit audit, Clock clock) {
        this.claims = claims;
        this.deposits = deposits;
        this.proofs = proofs;
        this.runner = runner;
        this.audit = audit;
        this.clock = clock;
    }

    Reopening appeal(Deposits.Appeal appeal) {
        return run(new Wish(appeal.merchant(), appeal.claim(), null, appeal.picture()));
    }

    Reopening reopen(Deposits.Reopen word) {
        return run(new Wish(word.merchant(), word.claim(), word.operator(), null));
    }

    private Reopening run(Wish wish) {
        Reopening outcome = runner.run(() -> grant(wish));
        if (outcome instanceof Reopening.Reopened) lookForMoney(wish);
        return outcome;
    }

    /** It may have come while the claim was closed. */
    private void lookForMoney(Wish wish) {
        try {
            claims.find(wish.merchant(), wish.claim()).map(World::number)
                    .ifPresent(number -> runner.meet(List.of(number)));
        } catch (RuntimeException e) {
            LOG.warn("claim {} is open again, and the look for its money failed: {}",
                    wish.claim(), e.toString());
        }
    }

    /** Inside a transaction; all claims of the payment are locked, as whoever claims locks them. */
    Reopening grant(Wish wish) {
        Optional<Claim> found = claims.find(wish.merchant(), wish.claim());
        if (found.isEmpty()) return new Reopening.NotFound();
        String customId = found.get().payment().customId();
        List<Claim> all = claims.lock(
                Set.of(new ClaimStore.CustomId(wish.merchant(), customId)), Set.of(),
                clock.instant());
        Claim claim = all.stream().filter(one -> one.id() == wish.claim()).findFirst()
                .orElseThrow();
        boolean isPaid = deposits.findBinding(wish.merchant(), customId).isPresent();
        Reopening verdict = judge(wish, claim, new Around(all, isPaid));
        if (verdict instanceof Reopening.Reopened) write(wish, claim);
        return verdict;
    }

    /** What else there is of a claim's payment. */
    record Around(List<Claim> claims, boolean isPaid) {

        boolean hasNewer(Claim claim) {
            return claims.stream().anyMatch(other -> other.isOpen()
                    && other.payment().label().equals(claim.payment().label()));
        }
    }

    /** Decides, and touches nothing. An operator may reopen what he will credit beside the rest. */
    static Reopening judge(Wish wish, Claim claim, Around around) {
        if (!claim.hasEnded()) return new Reopening.NotEnded(claim.status());
        if (around.hasNewer(claim)) return new Reopening.NewerWaits();
        if (!wish.isAppeal()) return new Reopening.Reopened();
        if (around.isPaid()) return new Reopening.PaidAlready();
        return claim.mayAppeal() ? new Reopening.Reopened() : new Reopening.AppealsUsed();
    }

    private void write(Wish wish, Claim claim) {
        Set<Flag> flags = flags(wish, claim);
        Long picture = null;
        if (wish.picture() != null) {
            Proofs.Kept kept = proofs.keep(
                    wish.merchant(), claim.payment(), wish.picture(), clock.instant());
            flags.addAll(kept.flags());
            picture = kept.picture();
        }
        boolean reopened = claims.reopen(new ClaimStore.Reopen(wish.merchant(), claim.id(), flags,
                wish.operator(), picture), clock.instant());
        if (!reopened) throw new Collision("claim " + claim.id());
        Map<String, String> details = new HashMap<>();
        details.put("was", claim.status().name());
        if (claim.decision().reason() != null) {
            details.put("earlier reason", claim.decision().reason());
        }
        audit.record(new Act(wish.merchant().value(),
                Objects.requireNonNullElse(wish.operator(), "payer"),
                wish.isAppeal() ? "claim.appealed" : "claim.reopened", "claim " + claim.id(),
                details));
    }

    /** With a flag it never expires: somebody must look. */
    private static Set<Flag> flags(Wish wish, Claim claim) {
        if (!wish.isAppeal()) return EnumSet.of(Flag.REOPENED);
        return claim.status() == ClaimStatus.REJECTED
                ? EnumSet.of(Flag.APPEAL, Flag.REJECTED_BEFORE) : EnumSet.of(Flag.APPEAL);
    }
}
