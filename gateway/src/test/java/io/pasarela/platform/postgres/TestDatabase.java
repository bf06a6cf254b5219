package io.pasarela.platform.postgres;

import java.util.List;
import javax.sql.DataSource;

/**
 * A migrated database of its own for one test class. {@code app} is what the gateway uses;
 * {@code owner} may also do what the gateway may not, such as looking behind its back.
 */
public record TestDatabase(Logins logins, DataSource app, DataSource owner) {

    /** For tests that start the whole gateway on this database. */
    public List<String> arguments() {
        return List.of(
                "--pasarela.database.url=" + logins.owner().jdbcUrl(),
                "--pasarela.database.app-url=" + logins.app().jdbcUrl());
    }
}
