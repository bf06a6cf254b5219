package io.pasarela.office;

import io.pasarela.people.Operator;
import io.pasarela.people.People;
import io.pasarela.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * Who may come in, and what the browser is told about it. Only the office is behind this; what
 * somebody may do inside is checked at each route by {@link RoleCheck}.
 */
@Configuration(proxyBeanMethods = false)
class OfficeSecurity {

    private static final String CONTENT = "default-src 'none'; script-src 'self'; "
            + "style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    @Bean
    @Order(50)
    SecurityFilterChain office(HttpSecurity http, SessionOperators operators, People people,
            Pages pages) throws Exception {
        http.securityMatcher("/office", "/office/**")
                .securityContext(context -> context.securityContextRepository(operators))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens()))
                .addFilterBefore(new TooLarge(), CsrfFilter.class)
                .headers(OfficeSecurity::describe)
                .authorizeHttpRequests(all -> all
                        .requestMatchers("/office/sign-in", "/office/sign-in/**",
                                "/office/set-password", "/office/language",
                                "/office/assets/**").permitAll()
                        .requestMatchers("/office/second-factor", "/office/second-factor/**")
                        .authenticated()
                        .anyRequest().hasAuthority(SessionOperators.WHOLE))
                .exceptionHandling(faults -> faults
                        .authenticationEntryPoint((request, response, _) ->
                                redirect(request, response, "/sign-in"))
                        .accessDeniedHandler((request, response, _) ->
                                deny(pages, request, response)))
                .formLogin(form -> form.loginPage("/office/sign-in")
                        .usernameParameter("login")
                        .successHandler((request, response, _) -> redirect(request, response, "/"))
                        .failureHandler((request, response, _) ->
                                redirect(request, response, "/sign-in?said=no.sign-in")))
                .logout(out -> out.logoutUrl("/office/sign-out")
                        .addLogoutHandler((_, _, who) -> recordEnd(people, who))
                        .logoutSuccessHandler((request, response, _) ->
                                redirect(request, response, "/sign-in?said=ok.sign-out")));
        return http.build();
    }

    /** In a cookie, so that whoever merely looks at the sign-in page leaves no session behind. */
    private static CookieCsrfTokenRepository csrfTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("pasarela-csrf");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict").httpOnly(true));
        return tokens;
    }

    private static void describe(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .crossOriginOpenerPolicy(policy ->
                        policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy ->
                        policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    /** Who is in by half is sent to show the rest; forms without their hidden field are not. */
    private static void deny(
            Pages pages, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getMethod().equals("GET") && request.getUserPrincipal() != null
                && !SessionOperators.isWhole(request)) {
            redirect(request, response, "/second-factor");
        } else {
            response.setStatus(403);
            pages.write(response, FaultPage.of(Guest.of(request), "fault.forbidden"));
        }
    }

    private static void recordEnd(People people, @Nullable Authentication who) {
        if (who != null && who.getPrincipal() instanceof Operator operator) {
            people.record(operator, "operator.sign-out");
        }
    }

    private static void redirect(
            HttpServletRequest request, HttpServletResponse response, String path) {
        Redirect.send(response, Guest.base(request) + path);
    }

    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("pasarela-office");
        cookie.setCookiePath("/");
        cookie.setSameSite("Strict");
        cookie.setUseHttpOnlyCookie(true);
        return cookie;
    }
}
