package io.pasarela.window;

import io.pasarela.platform.jobs.Job;
import io.pasarela.window.WindowStore.Uploader;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** How many files one payer may have us look at in a day. */
@Component
class Uploads {

    private static final int PER_LABEL_MAX = 10;
    private static final int PER_NETWORK_MAX = 30;

    private final WindowStore store;
    private final Clock clock;

    Uploads(WindowStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Counts one more; false when it is one too many. */
    boolean allow(Visit visit, String network) {
        var merchant = visit.merchant().id();
        var address = new Uploader(merchant, "network " + network, today());
        var label = new Uploader(merchant, "label " + visit.link().label(), today());
        return store.countUpload(address, PER_NETWORK_MAX)
                && store.countUpload(label, PER_LABEL_MAX);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Yesterday's counts say nothing about today. */
    @Configuration(proxyBeanMethods = false)
    static class Forgetting {

        @Bean
        Job forgetUploads(WindowStore store, Clock clock) {
            return new Job("window-uploads", Duration.ofHours(6), () ->
                    store.forgetUploadsBefore(
                            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1)));
        }
    }
}
