package io.pasarela.platform.postgres;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The one numbered list of what makes the tables, run by the owner. A migration grants to
 * {@code ${app_role}} what the gateway may do with its tables, and nothing more.
 */
final class Migrations {

    private Migrations() {}

    /**
     * Runs what is new, each in one transaction with its line in the history. For that Flyway gets
     * one connection: on its usual two a migration commits before its line does, and who is killed
     * between them can never start again.
     */
    static void run(Logins logins) {
        Login owner = logins.owner();
        try (var one = new SingleConnectionDataSource(
                owner.url(), owner.user(), owner.password(), true)) {
            Flyway.configure()
                    .dataSource(one)
                    .locations("classpath:db/migration")
                    .placeholders(Map.of("app_role", logins.app().user()))
                    .cleanDisabled(true)
                    .load()
                    .migrate();
        }
    }
}
