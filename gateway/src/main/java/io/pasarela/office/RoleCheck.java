package io.pasarela.office;

import io.pasarela.people.Operator;
import io.pasarela.people.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Keeps everybody from what his role does not cover. It looks at the method that will answer and
 * not at the address, so that no other spelling of an address passes.
 */
final class RoleCheck implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod route
                && request.getUserPrincipal() instanceof Authentication who
                && who.getPrincipal() instanceof Operator operator
                && !operator.role().covers(needed(route, request.getMethod()))) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return true;
    }

    private static Role needed(HandlerMethod route, String method) {
        return Optional.ofNullable(route.getMethodAnnotation(Needs.class))
                .or(() -> Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(
                        route.getBeanType(), Needs.class)))
                .map(Needs::value)
                .orElse(method.equals("GET") || method.equals("HEAD")
                        ? Role.VIEWER : Role.OPERATOR);
    }
}
