package io.pasarela.pictures;

import io.pasarela.platform.jobs.Job;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has a partition ready for each month before its first picture comes. */
@Configuration(proxyBeanMethods = false)
class PictureMonths {

    @Bean
    Job preparePictureMonths(Pictures pictures, Clock clock) {
        return new Job("pictures-months", Duration.ofDays(1),
                () -> pictures.prepareMonths(clock.instant()));
    }
}
