package io.pasarela.platform.postgres;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which database. {@code url} is a JDBC URL of the owner with user and password in it; without it
 * the embedded server under {@code folder} is used. {@code appUrl} names the app role where the
 * owner may not create one.
 */
@ConfigurationProperties(prefix = "pasarela.database", ignoreUnknownFields = false)
record DatabaseSettings(
        @Nullable String url,
        @Nullable String appUrl,
        Path folder,
        @DefaultValue("20") int poolMax) {

    DatabaseSettings {
        if (poolMax < 2 || poolMax > 500) {
            throw new IllegalArgumentException("pasarela.database.pool-max is 2 to 500");
        }
    }
}
