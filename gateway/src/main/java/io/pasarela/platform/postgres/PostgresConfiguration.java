package io.pasarela.platform.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** Spring closes these in reverse: first the pool, then the embedded server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class PostgresConfiguration {

    private static final long CONNECTION_WAIT_MS = 2_000;
    private static final long VALIDATION_WAIT_MS = 1_000;
    private static final long KEEPALIVE_MS = 30_000;

    /** Who lacks the right master key must not even migrate. */
    @Bean
    @DependsOn("secrets")
    Database database(DatabaseSettings settings) {
        return Database.open(settings);
    }

    /** The app role's pool. A server that went away is noticed in seconds, not by the TCP stack. */
    @Bean
    HikariDataSource dataSource(Database database, DatabaseSettings settings) {
        var config = new HikariConfig();
        config.setPoolName("postgres");
        config.setDataSource(new PatientDataSource(database.logins().app()));
        config.setMaximumPoolSize(settings.poolMax());
        config.setConnectionTimeout(CONNECTION_WAIT_MS);
        config.setValidationTimeout(VALIDATION_WAIT_MS);
        config.setKeepaliveTime(KEEPALIVE_MS);
        return new HikariDataSource(config);
    }

    @Bean
    FlywayMigrationStrategy migrations(Database database) {
        return _ -> Migrations.run(database.logins());
    }
}
