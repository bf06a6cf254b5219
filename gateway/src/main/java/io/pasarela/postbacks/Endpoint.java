package io.pasarela.postbacks;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * A machine that postbacks go to. Merchants on one platform share it, and what it does to one of
 * them it does to all.
 */
record Endpoint(String host, int port) {

    private static final int URL_LENGTH_MAX = 2_000;

    /** The endpoint of a URL; empty for one that postbacks may not go to, whatever its address. */
    static Optional<Endpoint> of(String url) {
        if (url.length() > URL_LENGTH_MAX) return Optional.empty();
        try {
            var uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) {
                return Optional.empty();
            }
            int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
            if (port < 1 || port > 65_535) return Optional.empty();
            return Optional.of(new Endpoint(uri.getHost().toLowerCase(Locale.ROOT), port));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
