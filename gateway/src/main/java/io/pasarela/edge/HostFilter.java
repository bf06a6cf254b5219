package io.pasarela.edge;

import io.pasarela.merchants.Face;
import io.pasarela.merchants.Merchant;
import io.pasarela.merchants.Merchants;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Decides by the host which face a request may see and whose it is (PROTOCOL 1). Inside, faces live
 * under fixed paths: a window's {@code /} on its own host is {@code /window/} here.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class HostFilter extends OncePerRequestFilter {

    private static final List<String> API = List.of("/api/", "/v2/", "/docs", "/openapi.json");
    private static final List<String> OWN = List.of("/feed/", "/livez", "/readyz", "/health");
    private static final String WINDOW = "/window";
    private static final String OFFICE = "/office";

    private final Merchants merchants;
    private final EdgeSettings settings;

    HostFilter(Merchants merchants, EdgeSettings settings) {
        this.merchants = merchants;
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!request.isSecure() && !settings.plainHttp() && !isLoopback(request)) {
            Failure.NOT_FOUND.write(response);
            return;
        }
        Optional<HttpServletRequest> admitted;
        try {
            admitted = admit(request);
        } catch (DataAccessException e) {
            Failure.BUSY.write(response);
            return;
        }
        if (admitted.isEmpty()) {
            Failure.NOT_FOUND.write(response);
            return;
        }
        chain.doFilter(admitted.get(), response);
    }

    private Optional<HttpServletRequest> admit(HttpServletRequest request) {
        String host = request.getServerName().toLowerCase(Locale.ROOT);
        String path = request.getRequestURI();
        if (host.equals("office." + settings.host())) {
            Tenant.setBase(request, "");
            return Optional.of(new MovedRequest(request, OFFICE));
        }
        if (isInstallation(host)) return admitHere(request, path);
        Optional<Merchant> api = merchants.ofHost(host, Face.API);
        if (api.isPresent() && startsWith(path, API)) {
            Tenant.set(request, api.get());
            return Optional.of(request);
        }
        return merchants.ofHost(host, Face.WINDOW).map(merchant -> {
            Tenant.set(request, merchant);
            Tenant.setBase(request, "");
            return new MovedRequest(request, WINDOW);
        });
    }

    private boolean isInstallation(String host) {
        return host.equals(settings.host())
                || host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    private Optional<HttpServletRequest> admitHere(HttpServletRequest request, String path) {
        if (startsWith(path, OWN)) return Optional.of(request);
        if (!settings.pathForms() && !isLoopback(request)) return Optional.empty();
        if (path.equals(OFFICE) || path.startsWith(OFFICE + "/")) {
            Tenant.setBase(request, OFFICE);
            return Optional.of(request);
        }
        boolean isWindow = path.equals(WINDOW) || path.startsWith(WINDOW + "/");
        if (!isWindow && !startsWith(path, API)) return Optional.empty();
        Optional<Merchant> merchant =
                Optional.ofNullable(settings.defaultMerchant()).flatMap(merchants::ofKey);
        merchant.ifPresent(found -> Tenant.set(request, found));
        if (isWindow) Tenant.setBase(request, WINDOW);
        return merchant.map(_ -> request);
    }

    private static boolean startsWith(String path, List<String> prefixes) {
        return prefixes.stream().anyMatch(path::startsWith);
    }

    private static boolean isLoopback(HttpServletRequest request) {
        try {
            // The container gives an address, never a name, so nothing is looked up.
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
