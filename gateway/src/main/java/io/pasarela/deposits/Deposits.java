package io.pasarela.deposits;

import static org.springframework.transaction.annotation.Propagation.NEVER;

import io.pasarela.merchants.MerchantId;
import io.pasarela.pictures.Picture;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Claims and deposits: made by payers, settled by money or by operators, found again. */
@Component
public class Deposits {

    private static final int QUEUE_MAX = 500;

    private final Intake intake;
    private final GroupWorker worker;
    private final Reviews reviews;
    private final Reopenings reopenings;
    private final ClaimStore claims;
    private final DepositStore deposits;
    private final AroundStore around;
    private final Outlook outlook;
    private final Proofs proofs;
    private final Clock clock;

    /** Where claims and deposits are kept. */
    @Component
    record Stores(ClaimStore claims, DepositStore deposits, AroundStore around) {}

    /** What those who wait are told. */
    @Component
    record Outlook(StandStore stands, Paces paces) {}

    /** What people decide about claims. */
    @Component
    record Decisions(Reviews reviews, Reopenings reopenings) {}

    Deposits(Intake intake, GroupWorker worker, Decisions decisions, Stores stores,
            Outlook outlook, Proofs proofs, Clock clock) {
        this.intake = intake;
        this.worker = worker;
        this.reviews = decisions.reviews();
        this.reopenings = decisions.reopenings();
        this.claims = stores.claims();
        this.deposits = stores.deposits();
        this.around = stores.around();
        this.outlook = outlook;
        this.proofs = proofs;
        this.clock = clock;
    }

    /** Takes a payer's claim and settles it at once if its money is here. */
    @Transactional(propagation = NEVER)
    public Activation activate(ClaimRequest request) {
        return switch (intake.read(request)) {
            case Intake.Reading.Ready(NewClaim claim) -> worker.settle(claim);
            case Intake.Reading.Refused(Activation answer) -> answer;
        };
    }

    /** Keeps an id that this label's next claim may leave out; one a label. */
    @Transactional
    public void saveCustomId(MerchantId merchant, String label, String customId) {
        deposits.saveCustomId(merchant, label, customId, clock.instant());
    }

    /** The deposit of that id, else its newest claim. */
    @Transactional(readOnly = true)
    public Optional<DepositInfo> info(MerchantId merchant, String customId) {
        return deposits.findBinding(merchant, customId).map(DepositInfo::of)
                .or(() -> claims.findNewest(merchant, customId)
                        .map(claim -> infoOf(merchant, claim)));
    }

    /** What became of one claim. */
    @Transactional(readOnly = true)
    public Optional<DepositInfo> info(MerchantId merchant, long claim) {
        return claims.find(merchant, claim).map(found -> infoOf(merchant, found));
    }

    private DepositInfo infoOf(MerchantId merchant, Claim claim) {
        return deposits.findByClaim(merchant, claim.id()).map(DepositInfo::of)
                .orElseGet(() -> DepositInfo.of(claim));
    }

    /** The claim with this id. */
    public Optional<Claim> find(MerchantId merchant, long claim) {
        return claims.find(merchant, claim);
    }

    /** The newest claim of the browser that holds this key. */
    public Optional<Claim> findByClaimKey(MerchantId merchant, byte[] claimKeySha256) {
        return claims.findByClaimKey(merchant, claimKeySha256);
    }

    /** The newest claim of that id, whoever made it. */
    public Optional<Claim> findNewest(MerchantId merchant, String customId) {
        return claims.findNewest(merchant, customId);
    }

    /** For each payment a text that changes whenever its state does; one look for all of them. */
    public Map<PaymentName, String> listMarks(Collection<PaymentName> names) {
        return names.isEmpty() ? Map.of() : outlook.stands().listMarks(names);
    }

    /** How long payers had to wait lately; empty while there were too few to tell. */
    public Optional<Pace> pace(MerchantId merchant, String system) {
        return outlook.paces().find(merchant, system);
    }

    /** Adds or replaces the proof of a waiting claim; false when it waits no more. */
    @Transactional
    public boolean attach(MerchantId merchant, long claim, Picture picture) {
        Optional<Claim> waiting = claims.lock(merchant, claim).filter(Claim::isOpen);
        if (waiting.isEmpty()) return false;
        Proofs.Kept kept = proofs
                .keep(merchant, waiting.get().payment(), picture, clock.instant());
        if (!kept.flags().isEmpty()) claims.flag(claim, kept.flags());
        return claims.attach(merchant, claim, kept.picture());
    }

    /** Waiting claims, the oldest first; at most 500. */
    public List<Claim> listWaiting(MerchantId merchant) {
        return claims.listWaiting(merchant, QUEUE_MAX);
    }

    /**
     * Where to look for the claims of money.
     *
     * @param systems of the money's currency
     * @param numbers those the payers may have written
     */
    public record Around(
            MerchantId merchant, Collection<String> systems, Collection<String> numbers,
            io.pasarela.money.Money amount, Instant at) {}

    /**
     * Claims with one of these numbers that wait, expired or were rejected; besides waiting ones of
     * equal amount within 3 days, and the nearest in time.
     */
    public List<Claim> listAround(Around where) {
        return around.list(where);
    }

    /** The claims that wait for these numbers. */
    public List<Claim> listOpen(
            MerchantId merchant, Collection<String> systems, Collection<String> numbers) {
        return numbers.isEmpty() ? List.of() : around.listOpen(merchant, systems, numbers);
    }

    /** The facts that paid these labels last, each with its label. */
    public Map<Long, String> listFactsOf(MerchantId merchant, Collection<String> labels) {
        return around.listFactsOf(merchant, labels);
    }

    /** The money an operator means. */
    public sealed interface Money {

        /** A fact that the bank reported. */
        record Known(long fact) implements Money {}

        /** Money he vouches for, in that wallet; it becomes a provisional fact. */
        record Vouched(long wallet) implements Money {}
    }

    /** An operator's word that the money of a claim is here. */
    public record Confirming(
            MerchantId merchant, long claim, io.pasarela.money.Money received, Money money,
            String operator) {}

    /** Pays a claim on an operator's word. */
    @Transactional
    public Confirmation confirm(Confirming word) {
        return reviews.confirm(word);
    }

    /** An operator's word that a claim is not to be paid, with the reason the payer may see. */
    public record Rejecting(MerchantId merchant, long claim, String operator, String reason) {}

    /** Ends a claim on an operator's word; false when it waits no more. */
    @Transactional
    public boolean reject(Rejecting word) {
        return reviews.reject(word);
    }

    /** A payer's better proof for a claim that ended without money. */
    public record Appeal(MerchantId merchant, long claim, Picture picture) {}

    /** Puts a claim before the operators again, at most twice. */
    @Transactional(propagation = NEVER)
    public Reopening appeal(Appeal appeal) {
        return reopenings.appeal(appeal);
    }

    /** An operator's word that a claim ended too early. */
    public record Reopen(MerchantId merchant, long claim, String operator) {}

    /** Lets a claim that ended without money wait again. */
    @Transactional(propagation = NEVER)
    public Reopening reopen(Reopen word) {
        return reopenings.reopen(word);
    }
}
