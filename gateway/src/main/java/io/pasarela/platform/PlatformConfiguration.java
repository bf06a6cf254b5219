package io.pasarela.platform;

import io.pasarela.platform.MasterKey.Purpose;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** {@code pasarela.demo} is set by the demo and by nobody else. */
    @Bean
    Secrets secrets(
            @Value("${pasarela.master-key-file:}") String file,
            @Value("${pasarela.demo:false}") boolean demo) {
        return new Secrets(MasterKey.read(file, demo ? Purpose.DEMO : Purpose.PRODUCTION));
    }
}
