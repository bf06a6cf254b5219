package io.pasarela.deposits;

import io.pasarela.bankfeed.Arrivals;
import io.pasarela.bankfeed.BankFeed;
import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.platform.jobs.Job;
import io.pasarela.wallets.Wallets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Brings money that arrived together with the claims that waited for it. */
@Component
class Meeting implements Arrivals {

    /** How far back the sweep looks for a meeting that a crash interrupted a moment ago. */
    static final Duration SWEEP_BACK = Duration.ofHours(1);
    /** And how far after this node has not swept for long: nobody may have. */
    static final Duration SWEEP_FAR_BACK = Settlement.LATE_MONEY.plusDays(7);

    private static final Duration LONG = SWEEP_BACK.dividedBy(2);
    private static final int FACTS_AT_ONCE = 1_000;
    private static final int EXPIRE_AT_ONCE = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(Meeting.class);

    private final SettlementRunner runner;
    private final ClaimStore claims;
    private final DepositStore deposits;
    private final BankFeed bankFeed;
    private final Wallets wallets;
    private final Clock clock;
    private volatile Instant lastSweep = Instant.EPOCH;

    Meeting(SettlementRunner runner, ClaimStore claims, DepositStore deposits,
            BankFeed bankFeed, Wallets wallets, Clock clock) {
        this.runner = runner;
        this.claims = claims;
        this.deposits = deposits;
        this.bankFeed = bankFeed;
        this.wallets = wallets;
        this.clock = clock;
    }

    @Override
    public void arrived(List<BankTransaction> facts) {
        try {
            runner.meet(numbers(facts));
        } catch (RuntimeException e) {
            // The facts are stored; whoever reported them must not hear otherwise.
            LOG.warn("{} new facts met no claims yet, the sweep will try again: {}",
                    facts.size(), e.toString());
        }
    }

    @Override
    public void confirmed(List<BankTransaction> facts) {
        deposits.release(facts.stream().mapToLong(BankTransaction::id).toArray());
    }

    private Set<TransferNumber> numbers(List<BankTransaction> facts) {
        var numbers = new LinkedHashSet<TransferNumber>();
        Map<Long, List<String>> systems = new HashMap<>();
        for (BankTransaction fact : facts) {
            if (fact.reference() == null) continue;
            for (String system : systems.computeIfAbsent(fact.bankAccount(), account ->
                    wallets.paymentSystems(fact.merchant(), account))) {
                numbers.add(new TransferNumber(fact.merchant(), system, fact.reference()));
            }
        }
        return numbers;
    }

    /** Covers a crash between a commit and the look that follows it. */
    void sweep() {
        Instant now = clock.instant();
        boolean sweptLately = Duration.between(lastSweep, now).abs().compareTo(LONG) < 0;
        Instant since = now.minus(sweptLately ? SWEEP_BACK : SWEEP_FAR_BACK);
        long last = 0;
        List<BankTransaction> facts;
        do {
            facts = bankFeed.listFree(since, last, FACTS_AT_ONCE);
            runner.meet(claims.listAwaited(numbers(facts), now.minus(Settlement.LATE_MONEY)));
            if (!facts.isEmpty()) last = facts.getLast().id();
        } while (facts.size() == FACTS_AT_ONCE);
        lastSweep = now;
    }

    /** Ends claims whose time ran out and whose money never came. */
    void expire() {
        int expired;
        do {
            expired = claims.expire(clock.instant(), EXPIRE_AT_ONCE);
        } while (expired == EXPIRE_AT_ONCE);
    }

    @Configuration(proxyBeanMethods = false)
    static class Jobs {

        @Bean
        Job sweepOfMeetings(Meeting meeting) {
            return new Job("deposits-sweep", Duration.ofSeconds(10), meeting::sweep);
        }

        @Bean
        Job expiryOfClaims(Meeting meeting) {
            return new Job("deposits-expiry", Duration.ofMinutes(1), meeting::expire);
        }
    }
}
