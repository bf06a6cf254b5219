package io.pasarela.imports;

import io.pasarela.platform.jobs.Job;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ImportJobs {

    /** Nobody comes back to a file that he looked at days ago. */
    private static final Duration DRAFT_KEPT = Duration.ofDays(3);

    @Bean
    Job storingOfStatements(Importer importer) {
        return new Job("imports-store", Duration.ofSeconds(1), importer::round);
    }

    @Bean
    Job endOfDrafts(UploadStore store, Clock clock) {
        return new Job("imports-drafts", Duration.ofHours(6),
                () -> store.discardBefore(clock.instant().minus(DRAFT_KEPT)));
    }
}
