package io.pasarela.paymentsystems;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PaymentSystemsConfiguration {

    /** Without the setting only the systems that come with the server are known. */
    @Bean
    PaymentSystems paymentSystems(@Value("${pasarela.payment-systems-dir:}") String ownFiles) {
        return ownFiles.isBlank()
                ? PaymentSystems.builtIn()
                : PaymentSystems.builtInAnd(Path.of(ownFiles));
    }
}
