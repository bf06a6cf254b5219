package io.pasarela.postbacks;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import io.pasarela.merchants.Merchant;
import io.pasarela.merchants.Merchants;
import io.pasarela.postbacks.Notice.DepositNotice;
import io.pasarela.postbacks.Notice.Purpose;
import io.pasarela.postbacks.Notice.WithdrawalNotice;
import io.pasarela.postbacks.PostbackStore.Draft;
import io.pasarela.postbacks.PostbackStore.Subject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What merchants are told: made once, carried until they say ok. */
@Component
public class Postbacks {

    private final PostbackStore store;
    private final Merchants merchants;
    private final Clock clock;

    Postbacks(PostbackStore store, Merchants merchants, Clock clock) {
        this.store = store;
        this.merchants = merchants;
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
}
