package io.pasarela.bankfeed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.pasarela.merchants.MerchantId;
import io.pasarela.merchants.Merchants;
import io.pasarela.platform.jobs.Job;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Whether sources still speak, and whether they left something out. */
@Component
public class SourceWatch implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(SourceWatch.class);
    private static final int GAPS_MAX = 50;

    private final HealthStore store;
    private final Merchants merchants;
    private final Clock clock;

    SourceWatch(HealthStore store, Merchants merchants, Clock clock) {
        this.store = store;
        this.merchants = merchants;
        this.clock = clock;
    }

    /** All sources of a merchant, by name. */
    public List<SourceHealth> list(MerchantId merchant) {
        Instant now = clock.instant();
        Map<Long, Map<TextVerdict, Long>> texts =
                store.countTexts(merchant, now.minus(Duration.ofDays(SourceHealth.DAYS)));
        return store.list(merchant).stream().map(row -> {
            Instant last = row.heardAt() == null ? row.createdAt() : row.heardAt();
            boolean silent = row.silentAfter() != null
                    && last.isBefore(now.minus(row.silentAfter()));
            return new SourceHealth(row.name(), row.heardAt(), row.silentAfter(), silent,
                    texts.getOrDefault(row.id(), Map.of()), row.repeats());
        }).toList();
    }

    /** What running balances of the last days show to be missing, the newest first. */
    public List<BalanceGap> listGaps(MerchantId merchant) {
        return store.listGaps(merchant,
                clock.instant().minus(Duration.ofDays(SourceHealth.DAYS)), GAPS_MAX);
    }

    /** Says once of each source that it fell silent; again when it was heard meanwhile. */
    int raise() {
        List<HealthStore.Silent> silent = store.raise(clock.instant());
        for (HealthStore.Silent source : silent) {
            LOG.warn("Alarm: the source \"{}\" of merchant {} is silent, last heard {}",
                    source.name(), merchants.require(source.merchant()).key(),
                    source.heardAt() == null ? "never" : source.heardAt());
        }
        return silent.size();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("pasarela.feed.sources.silent", store::countSilent)
                .description("Sources that are quiet for longer than they may be")
                .register(registry);
    }

    @Configuration(proxyBeanMethods = false)
    static class Jobs {

        @Bean
        Job silenceOfSources(SourceWatch watch) {
            return new Job("feed-silence", Duration.ofMinutes(1), watch::raise);
        }
    }
}
