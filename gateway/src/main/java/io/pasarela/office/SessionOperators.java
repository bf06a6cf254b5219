package io.pasarela.office;

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
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;

/**
 * A session holds an operator's id and when he came, so who he is and what he may do is read anew
 * for every request, and a newer version of the gateway can read an older one's sessions.
 */
final class SessionOperators implements SecurityContextRepository {

    private static final Duration SESSION_MAX = Duration.ofHours(12);
    private static final String OPERATOR = "operator";
    private static final String SINCE = "since";
    private static final String LOGIN =
            FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

    private final People people;
    private final Clock clock;

    SessionOperators(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    static Authentication authentication(Operator operator) {
        return UsernamePasswordAuthenticationToken.authenticated(operator, null, List.of());
    }

    @Override
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        var context = new SecurityContextImpl();
        find(holder.getRequest().getSession(false))
                .ifPresent(operator -> context.setAuthentication(authentication(operator)));
        return context;
    }

    private Optional<Operator> find(@Nullable HttpSession session) {
        if (session == null || !(session.getAttribute(OPERATOR) instanceof Long id)
                || !(session.getAttribute(SINCE) instanceof Long since)) {
            return Optional.empty();
        }
        Instant end = Instant.ofEpochMilli(since).plus(SESSION_MAX);
        return clock.instant().isBefore(end) ? people.findEnabled(id) : Optional.empty();
    }

    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        Authentication authentication = context.getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Operator operator) {
            HttpSession session = request.getSession();
            session.setAttribute(OPERATOR, operator.id());
            session.setAttribute(SINCE, clock.millis());
            session.setAttribute(LOGIN, operator.login());
        } else if (request.getSession(false) instanceof HttpSession session) {
            session.removeAttribute(OPERATOR);
            session.removeAttribute(LOGIN);
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return find(request.getSession(false)).isPresent();
    }
}
