package io.pasarela.office;

import io.pasarela.factors.Factors;
import io.pasarela.factors.Proof;
import io.pasarela.factors.SecondFactors;
import io.pasarela.people.Credentials;
import io.pasarela.people.Operator;
import io.pasarela.people.People;
import io.pasarela.people.PeopleSettings;
import io.pasarela.people.SignIn;
import io.pasarela.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets acts marked {@link StepUp} through after a fresh proof alone. Without one the form is kept
 * on a page that asks for it; sent from there, with the proof, it goes on as if nothing had been.
 */
@Component
class StepUpCheck implements HandlerInterceptor {

    static final String PROOF = "_proof";
    static final String CREDENTIAL = "credential";
    static final String PASSKEY = "passkey";

    private static final Pattern APP_CODE = Pattern.compile("\\s*[0-9]{3}\\s?[0-9]{3}\\s*");
    private static final Set<String> OWN = Set.of(PROOF, CREDENTIAL, "_csrf");

    private final People people;
    private final SecondFactors factors;
    private final SessionOperators sessions;
    private final PeopleSettings settings;
    private final Pages pages;
    private final Clock clock;

    StepUpCheck(People people, SecondFactors factors, SessionOperators sessions,
            PeopleSettings settings, Pages pages, Clock clock) {
        this.people = people;
        this.factors = factors;
        this.sessions = sessions;
        this.settings = settings;
        this.pages = pages;
        this.clock = clock;
    }

    /** What stands at a route, or at its controller. */
    static Optional<StepUp> of(HandlerMethod route) {
        return Optional.ofNullable(route.getMethodAnnotation(StepUp.class))
                .or(() -> Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(
                        route.getBeanType(), StepUp.class)));
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (request.getMethod().equals("GET")
                || !(handler instanceof HandlerMethod route)
                || of(route).filter(mark -> applies(mark, request)).isEmpty()) {
            return true;
        }
        String shown = request.getParameter(PROOF);
        if (shown != null && !isFresh(request)) {
            Optional<String> fault = fault(Visits.operator(request), shown, request);
            if (fault.isPresent()) return ask(request, response, fault.get());
            sessions.prove(request);
            return true;
        }
        return isFresh(request) || ask(request, response, null);
    }

    private static boolean applies(StepUp mark, HttpServletRequest request) {
        String[] unless = mark.unless().split("=", 2);
        String value = request.getParameter(unless[0]);
        return unless.length < 2 || value == null || !value.startsWith(unless[1]);
    }

    /** Whether he has shown just now that it is he, or nobody asks. */
    boolean isFresh(HttpServletRequest request) {
        if (!settings.requiresSecondFactors()) return true;
        Instant end = clock.instant().minus(settings.proofLasts());
        return sessions.provedAt(request).filter(at -> at.isAfter(end)).isPresent();
    }

    /** Why what he showed is no proof; empty when it is one. */
    private Optional<String> fault(Operator operator, String shown, HttpServletRequest request) {
        if (shown.equals(PASSKEY)) {
            String answer = request.getParameter(CREDENTIAL);
            Optional<Long> whose = SessionOperators.asked(request).flatMap(challenge ->
                    factors.answer(challenge, answer == null ? "" : answer));
            if (whose.isEmpty() || whose.get() != operator.id()) {
                return Optional.of("factor.passkey-refused");
            }
            factors.recordPasskey(operator);
            return Optional.empty();
        }
        if (APP_CODE.matcher(shown).matches() && factors.of(operator).authenticator()) {
            return switch (factors.prove(operator, shown)) {
                case Proof.Proved _ -> Optional.empty();
                case Proof.Wrong _ -> Optional.of("factor.wrong");
                case Proof.TooManyTries _ -> Optional.of("factor.too-many");
            };
        }
        var credentials = new Credentials(
                operator.login(), shown, Network.of(request.getRemoteAddr()));
        return switch (people.signIn(credentials)) {
            case SignIn.SignedIn _ -> Optional.empty();
            case SignIn.Refused _, SignIn.TooManyTries _ -> Optional.of("password.old-wrong");
        };
    }

    private boolean ask(HttpServletRequest request, HttpServletResponse response,
            @Nullable String fault) throws IOException {
        Guest guest = Guest.of(request);
        List<StepUpPage.Field> fields = request.getParameterMap().entrySet().stream()
                .filter(field -> !OWN.contains(field.getKey()))
                .flatMap(field -> Arrays.stream(field.getValue())
                        .map(value -> new StepUpPage.Field(field.getKey(), value)))
                .toList();
        Factors his = factors.of(Visits.operator(request));
        response.setStatus(HttpStatus.FORBIDDEN.value());
        pages.write(response, new StepUpPage(
                Frame.of(guest, guest.words().say("step-up.title")),
                fault == null ? null : guest.words().say(fault),
                guest.base() + guest.path().replaceFirst("\\?.*", ""), fields,
                his.authenticator(), !his.passkeys().isEmpty()));
        return false;
    }
}
