package io.pasarela.bankfeed;

import io.pasarela.merchants.Merchants;
import io.pasarela.platform.jobs.Job;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Says once of each announced fact that no statement confirmed it in time. */
@Component
class Unconfirmed {

    private static final int FACTS_AT_ONCE = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(Unconfirmed.class);

    private final SuspenseStore store;
    private final Merchants merchants;
    private final Settings settings;
    private final Clock clock;

    /**
     * How announced money is watched.
     *
     * @param confirmWithin so long after a text may the statement come that confirms it
     */
    @ConfigurationProperties(prefix = "pasarela.announced", ignoreUnknownFields = false)
    record Settings(@DefaultValue("72h") Duration confirmWithin) {

        Settings {
            if (!confirmWithin.isPositive()) {
                throw new IllegalArgumentException(
                        "pasarela.announced.confirm-within must be longer than nothing");
            }
        }
    }

    Unconfirmed(SuspenseStore store, Merchants merchants, Settings settings, Clock clock) {
        this.store = store;
        this.merchants = merchants;
        this.settings = settings;
        this.clock = clock;
    }

    /** How many facts it raised an alarm about. */
    int raise() {
        int all = 0;
        int raised;
        do {
            Instant now = clock.instant();
            raised = 0;
            for (SuspenseStore.Late late : store.raiseUnconfirmed(
                    now.minus(settings.confirmWithin()), now, FACTS_AT_ONCE)) {
                LOG.warn("Alarm: {} bank transactions of merchant {}, {} in all, were announced"
                        + " more than {} ago and no statement confirmed them; the oldest is {}",
                        late.facts(), merchants.require(late.merchant()).key(), late.amount(),
                        settings.confirmWithin(), late.oldest());
                raised += late.facts();
            }
            all += raised;
        } while (raised == FACTS_AT_ONCE);
        return all;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Settings.class)
    static class Jobs {

        @Bean
        Job unconfirmedMoney(Unconfirmed unconfirmed) {
            return new Job("bankfeed-unconfirmed", Duration.ofMinutes(15), unconfirmed::raise);
        }
    }
}
