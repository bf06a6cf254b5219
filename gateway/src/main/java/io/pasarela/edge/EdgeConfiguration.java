package io.pasarela.edge;

import jakarta.servlet.DispatcherType;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EdgeSettings.class)
class EdgeConfiguration {

    /** Programs and payers have no session: the host, the secret or the link says who they are. */
    @Bean
    @Order(100)
    SecurityFilterChain statelessFaces(HttpSecurity http) throws Exception {
        return http
                .securityMatcher("/api/**", "/v2/**", "/feed/**", "/window/**", "/docs/**",
                        "/openapi.json", "/livez", "/readyz")
                .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .headers(headers -> headers.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(session ->
                        session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** On the management port alone; here {@link HostFilter} lets nobody as far as this. */
    @Bean
    @Order(101)
    SecurityFilterChain management(HttpSecurity http) throws Exception {
        return http
                .securityMatcher("/actuator/**")
                .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session ->
                        session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /**
     * Nothing else is served to anybody. Requests that broke come by here once more to be told so:
     * denied, they would be answered as refused, after they were carried out perhaps.
     */
    @Bean
    @Order(1_000)
    SecurityFilterChain nothingElse(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(all -> all
                .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                .anyRequest().denyAll()).build();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> closingTime() {
        return factory -> factory.addEngineValves(new ClosingTime());
    }

    /** Forwarded headers count only from proxies the installation trusts. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> trustedProxies(
            EdgeSettings settings) {
        return factory -> {
            if (settings.trustedProxies().isEmpty()) return;
            var valve = new RemoteIpValve();
            valve.setInternalProxies(String.join(", ", settings.trustedProxies()));
            valve.setRemoteIpHeader("X-Forwarded-For");
            valve.setProtocolHeader("X-Forwarded-Proto");
            valve.setHostHeader("X-Forwarded-Host");
            factory.addEngineValves(valve);
        };
    }
}
