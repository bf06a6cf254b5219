package io.pasarela.platform.postgres;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The one numbered list of what makes the tables, run by the owner. A migration grants to
 * {@code ${app_role}} what the gateway may do with its tables, and nothing more.
 */
final class Migrations {

    private Migrations() {}

    static void configure(FluentConfiguration flyway, Logins logins) {
        Login owner = logins.owner();
        flyway.dataSource(owner.url(), owner.user(), owner.password())
                .locations("classpath:db/migration")
                .placeholders(Map.of("app_role", logins.app().user()))
                .cleanDisabled(true);
    }

    static void run(Logins logins) {
        FluentConfiguration flyway = Flyway.configure();
        configure(flyway, logins);
        flyway.load().migrate();
    }
}
