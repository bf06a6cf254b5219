package io.pasarela.office;

import io.pasarela.merchants.Merchant;
import io.pasarela.merchants.Merchants;
import io.pasarela.people.Operator;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerMapping;

/** Finds out who looks at a page, and for whom he works. */
@Component
class Visits implements HandlerMethodArgumentResolver {

    private final Merchants merchants;

    Visits(Merchants merchants) {
        this.merchants = merchants;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Guest.class
                || parameter.getParameterType() == Visit.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest web, @Nullable WebDataBinderFactory binders) {
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        Guest guest = Guest.of(request);
        return parameter.getParameterType() == Guest.class ? guest : visit(guest, request);
    }

    /** A merchant he does not work for is one that is not there. */
    private Visit visit(Guest guest, HttpServletRequest request) {
        Operator operator = operator(request);
        List<Merchant> his = listFor(operator);
        String key = variables(request).get("merchant");
        Merchant merchant = his.stream().filter(one -> one.key().equals(key)).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new Visit(guest, operator, merchant, his);
    }

    /** The merchants an operator works for. */
    List<Merchant> listFor(Operator operator) {
        return merchants.list().stream()
                .filter(merchant -> operator.worksFor(merchant.id())).toList();
    }

    /** The chain before every page but the sign-in has seen to it that there is one. */
    static Operator operator(HttpServletRequest request) {
        var who = (Authentication) Objects.requireNonNull(request.getUserPrincipal());
        return (Operator) Objects.requireNonNull(who.getPrincipal());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> variables(HttpServletRequest request) {
        return (Map<String, String>) Objects.requireNonNull(
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE));
    }
}
