package io.pasarela.office;

import io.pasarela.factors.Demand;
import io.pasarela.factors.SecondFactors;
import io.pasarela.people.Operator;
import io.pasarela.people.People;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * A session holds an operator's id, when he came and what he has shown, so who he is and what he
 * may do is read anew for every request, and a newer version of the gateway can read an older one's
 * sessions. Who has shown his password but not what else he must is in by half: he may show it.
 */
@Component
class SessionOperators implements SecurityContextRepository {

    /** What somebody may who has shown all he must; by half he has no authority at all. */
    static final String WHOLE = "WHOLE";

    private static final Duration SESSION_MAX = Duration.ofHours(12);
    private static final Duration HALF_MAX = Duration.ofMinutes(10);
    private static final String OPERATOR = "operator";
    private static final String SINCE = "since";
    private static final String FACTOR = "second-factor";
    private static final String PROVED = "proved";
    private static final String CHALLENGE = "challenge";
    private static final String LOGIN =
            FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

    private final People people;
    private final SecondFactors factors;
    private final Clock clock;

    SessionOperators(People people, SecondFactors factors, Clock clock) {
        this.people = people;
        this.factors = factors;
        this.clock = clock;
    }

    static Authentication half(Operator operator) {
        return UsernamePasswordAuthenticationToken.authenticated(operator, null, List.of());
    }

    private static Authentication whole(Operator operator) {
        return UsernamePasswordAuthenticationToken.authenticated(
                operator, null, List.of(new SimpleGrantedAuthority(WHOLE)));
    }

    /** Whether he has shown all he must. */
    static boolean isWhole(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication who
                && who.getAuthorities().contains(new SimpleGrantedAuthority(WHOLE));
    }

    @Override
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        var context = new SecurityContextImpl();
        find(holder.getRequest().getSession(false)).ifPresent(context::setAuthentication);
        return context;
    }

    private Optional<Authentication> find(@Nullable HttpSession session) {
        if (session == null || !(session.getAttribute(OPERATOR) instanceof Long id)
                || !(session.getAttribute(SINCE) instanceof Long since)) {
            return Optional.empty();
        }
        Duration age = Duration.between(Instant.ofEpochMilli(since), clock.instant());
        if (age.compareTo(SESSION_MAX) >= 0) return Optional.empty();
        Optional<Operator> operator = people.findEnabled(id);
        if (session.getAttribute(FACTOR) != null
                || operator.filter(this::mustShowMore).isEmpty()) {
            return operator.map(SessionOperators::whole);
        }
        return operator.filter(_ -> age.compareTo(HALF_MAX) < 0).map(SessionOperators::half);
    }

    private boolean mustShowMore(Operator operator) {
        return factors.demand(operator) != Demand.NOTHING;
    }

    /** Of a password that was right: whatever else was shown before was shown by somebody else. */
    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        Authentication authentication = context.getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Operator operator) {
            HttpSession session = request.getSession();
            session.removeAttribute(FACTOR);
            session.setAttribute(OPERATOR, operator.id());
            session.setAttribute(SINCE, clock.millis());
            session.setAttribute(PROVED, clock.millis());
            session.setAttribute(LOGIN, operator.login());
            session.setAttribute(Sessions.DEVICE, Device.of(request.getHeader("User-Agent")));
            session.setAttribute(Sessions.NETWORK, request.getRemoteAddr());
        } else if (request.getSession(false) instanceof HttpSession session) {
            session.removeAttribute(OPERATOR);
            session.removeAttribute(LOGIN);
        }
    }

    /** Lets in somebody whose passkey said who he is. */
    void begin(HttpServletRequest request, HttpServletResponse response, Operator operator) {
        request.getSession();
        saveContext(new SecurityContextImpl(half(operator)), request, response);
        showed(request);
    }

    /** He has shown his second factor, under a new session id like after every step inwards. */
    void showed(HttpServletRequest request) {
        request.changeSessionId();
        request.getSession().setAttribute(FACTOR, true);
        prove(request);
    }

    /** He has shown anew that it is he. */
    void prove(HttpServletRequest request) {
        request.getSession().setAttribute(PROVED, clock.millis());
    }

    Optional<Instant> provedAt(HttpServletRequest request) {
        return request.getSession(false) instanceof HttpSession session
                && session.getAttribute(PROVED) instanceof Long at
                ? Optional.of(Instant.ofEpochMilli(at)) : Optional.empty();
    }

    /** Keeps what a passkey is to sign. */
    static void ask(HttpServletRequest request, String challenge) {
        request.getSession().setAttribute(CHALLENGE, challenge);
    }

    /** What a passkey was to sign; once. */
    static Optional<String> asked(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(CHALLENGE) instanceof String challenge)) {
            return Optional.empty();
        }
        session.removeAttribute(CHALLENGE);
        return Optional.of(challenge);
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return find(request.getSession(false)).isPresent();
    }
}
