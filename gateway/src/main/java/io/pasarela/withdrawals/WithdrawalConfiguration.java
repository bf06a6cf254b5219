package io.pasarela.withdrawals;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WithdrawalSettings.class)
class WithdrawalConfiguration {}
