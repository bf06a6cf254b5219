package io.pasarela.edge;

import io.pasarela.merchants.Merchant;
import io.pasarela.merchants.Merchants;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only the merchant's own programs to his API: from his addresses, with his secret, checked
 * before anything else of the request is read (PROTOCOL 2).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class ApiGate extends OncePerRequestFilter {

    private final Merchants merchants;

    ApiGate(Merchants merchants) {
        this.merchants = merchants;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isApi(request) && !request.getRequestURI().startsWith("/v2/");
    }

    private static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Cache-Control", "no-store");
        boolean admitted;
        try {
            admitted = isFromAllowedAddress(request) && (!isApi(request) || hasSecret(request));
        } catch (DataAccessException e) {
            Failure.BUSY.write(response);
            return;
        }
        if (admitted) {
            chain.doFilter(request, response);
        } else {
            Failure.NOT_FOUND.write(response);
        }
    }

    private static boolean isFromAllowedAddress(HttpServletRequest request) {
        List<String> allowed = Tenant.of(request).endpoints().allowedAddresses();
        return allowed.isEmpty() || allowed.stream()
                .anyMatch(range -> new IpAddressMatcher(range).matches(request.getRemoteAddr()));
    }

    /** By query or header; if both come, both must be right. */
    private boolean hasSecret(HttpServletRequest request) {
        Merchant merchant = Tenant.of(request);
        List<String> given = new ArrayList<>(secretsInQuery(request.getQueryString()));
        request.getHeaders("X-Api-Secret").asIterator().forEachRemaining(given::add);
        return !given.isEmpty() && given.stream()
                .allMatch(secret -> merchants.isApiSecret(merchant.id(), secret));
    }

    /** Read from the query alone: asking for a parameter would read the body too. */
    private static List<String> secretsInQuery(String query) {
        if (query == null) return List.of();
        var secrets = new ArrayList<String>();
        for (String item : query.split("&")) {
            if (!item.startsWith("secret=")) continue;
            try {
                secrets.add(URLDecoder.decode(
                        item.substring("secret=".length()), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException _) {
                secrets.add("");
            }
        }
        return secrets;
    }
}
