package io.pasarela.office;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.WebUtils;

/**
 * Whoever looks at a page, signed in or not.
 *
 * @param base what every link begins with: empty on the office's own host, else its folder
 * @param csrf the hidden field without which no form is taken
 * @param path the page looked at, below the base, with its query
 * @param said the outcome that the page before reports, as a key of the texts
 */
public record Guest(String base, Words words, Csrf csrf, String path, @Nullable String said) {

    static final String LANGUAGE_COOKIE = "pasarela-language";

    private static final String ROOT = "/office";

    /** A form's hidden field. */
    public record Csrf(String name, String value) {}

    static Guest of(HttpServletRequest request) {
        Cookie chosen = WebUtils.getCookie(request, LANGUAGE_COOKIE);
        Words words = Words.choose(
                chosen == null ? null : chosen.getValue(), request.getHeader("Accept-Language"));
        CsrfToken token = (CsrfToken) Objects.requireNonNull(
                request.getAttribute(CsrfToken.class.getName()));
        return new Guest(base(request), words,
                new Csrf(token.getParameterName(), token.getToken()), path(request),
                said(request, words));
    }

    static String base(HttpServletRequest request) {
        return Objects.requireNonNullElse((String) request.getAttribute("base"), ROOT);
    }

    private static String path(HttpServletRequest request) {
        String path = request.getRequestURI().substring(ROOT.length());
        String query = request.getQueryString();
        if (path.isEmpty()) path = "/";
        return query == null ? path : path + "?" + query;
    }

    /** Only what the office itself may say, so that a link cannot put words into its mouth. */
    private static @Nullable String said(HttpServletRequest request, Words words) {
        String key = "said." + request.getParameter("said");
        return words.has(key) ? key : null;
    }
}
