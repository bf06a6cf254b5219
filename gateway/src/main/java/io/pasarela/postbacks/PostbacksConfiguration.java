package io.pasarela.postbacks;

import io.pasarela.platform.jobs.Job;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PostbackSettings.class)
class PostbacksConfiguration {

    @Bean
    AddressGuard addressGuard(PostbackSettings settings) {
        return new AddressGuard(settings.networks(), InetAddress::getAllByName);
    }

    @Bean
    RetryPlan retryPlan() {
        return new RetryPlan(() -> ThreadLocalRandom.current().nextLong());
    }

    @Bean
    Job postbackAlarms(Alarms alarms) {
        return new Job("postback-alarms", Duration.ofMinutes(1), alarms::raise);
    }
}
