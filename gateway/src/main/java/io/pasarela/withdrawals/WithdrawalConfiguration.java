package io.pasarela.withdrawals;

import io.pasarela.platform.jobs.Job;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WithdrawalSettings.class)
class WithdrawalConfiguration {

    @Bean
    Job endOfTestWithdrawals(TestFinisher finisher) {
        return new Job("withdrawals-tests", Duration.ofSeconds(1), finisher::finishDue);
    }
}
