package io.pasarela.postbacks;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import io.pasarela.merchants.Merchant;
import io.pasarela.merchants.MerchantId;
import io.pasarela.merchants.Merchants;
import io.pasarela.postbacks.Notice.DepositNotice;
import io.pasarela.postbacks.Notice.Purpose;
import io.pasarela.postbacks.Notice.WithdrawalNotice;
import io.pasarela.postbacks.PostbackStore.Draft;
import io.pasarela.postbacks.PostbackStore.Subject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What merchants are told: made once, carried until they say ok. */
@Component
public class Postbacks {

    private static final int RESENT_MAX = 10_000;

    private final PostbackStore store;
    private final Merchants merchants;
    private final Rounds rounds;
    private final Clock clock;

    Postbacks(PostbackStore store, Merchants merchants, Rounds rounds, Clock clock) {
        this.store = store;
        this.merchants = merchants;
        this.rounds = rounds;
        this.clock = clock;
    }

    /**
     * Freezes a postback for each, in the transaction of what they tell of. A second one for the
     * same deposit or withdrawal is a bug and throws.
     */
    @Transactional(propagation = MANDATORY)
    public void enqueue(List<Notice> notices) {
        if (notices.isEmpty()) return;
        Instant now = clock.instant();
        store.insert(notices.stream().map(notice -> draft(notice, now)).toList(), now);
        nudgeAfterCommit();
    }

    private Draft draft(Notice notice, Instant now) {
        Merchant merchant = merchants.require(notice.merchant());
        Message message = Message.of(
                notice, merchant.zone(), now, merchants.signingKey(merchant.id()));
        return new Draft(merchant.id(), subject(notice), message,
                merchant.endpoints().postbackUrl() != null);
    }

    private static Subject subject(Notice notice) {
        return switch (notice) {
            case DepositNotice deposit -> new Subject(Kind.DEPOSIT, deposit.deposit(), false);
            case WithdrawalNotice withdrawal -> new Subject(Kind.WITHDRAWAL,
                    withdrawal.withdrawal(), withdrawal.purpose() == Purpose.TEST);
        };
    }

    /** Whether postbacks may be sent to such a URL; its address is checked at each attempt. */
    public boolean mayGoTo(String url) {
        return Endpoint.of(url).isPresent();
    }

    /** Empty also when it is another merchant's. */
    public Optional<Postback> find(MerchantId merchant, long id) {
        return store.find(merchant, id);
    }

    /** The one that tells of this deposit or withdrawal. */
    public Optional<Postback> findAbout(MerchantId merchant, Kind kind, long subject) {
        return store.find(merchant, kind, subject);
    }

    /** Those before that id, the newest first. */
    public List<Postback> list(MerchantId merchant, long before, int limit) {
        return store.list(merchant, before, limit);
    }

    /** Those of that status before that id, the newest first. */
    public List<Postback> list(MerchantId merchant, Status status, long before, int limit) {
        return store.list(merchant, status, before, limit);
    }

    /** What was tried with it, in order. */
    public List<Attempt> attempts(MerchantId merchant, long id) {
        return store.listAttempts(merchant, id);
    }

    /** What one merchant has not got. */
    public Backlog backlog(MerchantId merchant) {
        return store.backlog(merchant);
    }

    /** What all merchants have not got. */
    public Backlog backlog() {
        return store.backlog();
    }

    /**
     * Sends undelivered ones at once; those that had failed begin their plan anew. Delivered ones
     * and those under way are left alone.
     *
     * @return how many are sent
     */
    @Transactional
    public int resend(MerchantId merchant, Collection<Long> ids) {
        nudgeAfterCommit();
        return store.resend(merchant, ids, clock.instant());
    }

    /**
     * Sends those that failed and were made since that moment, {@value #RESENT_MAX} at most.
     *
     * @return how many are sent; call again when there may be more
     */
    @Transactional
    public int resendFailed(MerchantId merchant, Instant since) {
        return resend(merchant, store.listFailed(merchant, since, RESENT_MAX));
    }

    private void nudgeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                rounds.nudge();
            }
        });
    }
}
