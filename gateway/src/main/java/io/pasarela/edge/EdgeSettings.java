package io.pasarela.edge;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the installation is reached.
 *
 * @param host the installation's own host; the office is at {@code office.} before it
 * @param defaultMerchant the key of the merchant that path forms on that host mean
 * @param pathForms serve {@code /api/}, {@code /window/}, {@code /office/} on the installation's
 *     host for other than loopback clients too
 * @param plainHttp answer requests that did not come by https, from other than loopback clients too
 * @param trustedProxies CIDR ranges whose forwarded headers count
 */
@ConfigurationProperties(prefix = "pasarela.edge", ignoreUnknownFields = false)
public record EdgeSettings(
        @DefaultValue("localhost") String host,
        @Nullable String defaultMerchant,
        @DefaultValue("false") boolean pathForms,
        @DefaultValue("false") boolean plainHttp,
        @DefaultValue({}) List<String> trustedProxies) {

    public EdgeSettings {
        host = host.toLowerCase(Locale.ROOT);
        trustedProxies = List.copyOf(trustedProxies);
    }
}
