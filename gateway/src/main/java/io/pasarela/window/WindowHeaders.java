package io.pasarela.window;

import io.pasarela.edge.Tenant;
import io.pasarela.merchants.Merchant;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What browsers are told about every answer of the window: nothing from elsewhere, no script in a
 * page, shown inside the merchant's pages only, and its address, which holds the payer's key, is
 * told to nobody.
 */
@Component
class WindowHeaders extends OncePerRequestFilter {

    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; "
            + "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors ";

    /** A drawing is its own little page: it may have a style, and nothing else. */
    private static final String DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/window");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", request.getRequestURI().endsWith(".svg")
                ? DRAWING_POLICY : POLICY + ancestors(Tenant.of(request)));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        chain.doFilter(request, response);
    }

    private static String ancestors(Merchant merchant) {
        var origins = merchant.endpoints().frameAncestors();
        return origins.isEmpty() ? "*" : String.join(" ", origins);
    }
}
