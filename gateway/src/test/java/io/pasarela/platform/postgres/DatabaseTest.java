package io.pasarela.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pasarela.platform.StartRefused;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server of one's own, named by URL. */
class DatabaseTest {

    private static final Login SERVER = TestPostgres.administrator();

    private final JdbcClient server = JdbcClient.create(TestPostgres.pool(SERVER));

    @Test
    void makesTheAppRoleWhereItMayAndFindsItAgain() {
        server.sql("create role maker login createrole password 'made'").update();
        try {
            Login owner = SERVER.as("maker", "made");
            Login app = open(owner, null).app();
            assertThat(app.user()).isEqualTo("maker_app");
            server.sql("alter role maker_app password 'changed behind our back'").update();

            assertThat(open(owner, null).app()).isEqualTo(app);
        } finally {
            server.sql("drop role if exists maker_app").update();
            server.sql("drop role maker").update();
        }
    }

    @Test
    void leavesEverythingToAnOwnerWhoMayNotMakeRoles() {
        server.sql("create role humble login password 'small'").update();
        try {
            Login owner = SERVER.as("humble", "small");
            assertThat(open(owner, null)).isEqualTo(new Logins(owner, owner));
        } finally {
            server.sql("drop role humble").update();
        }
    }

    @Test
    void looksAtSettingsOfTheRoleItself() {
        server.sql("create role hasty login password 'fast'").update();
        server.sql("alter role hasty set synchronous_commit = off").update();
        try {
            Login hasty = SERVER.as("hasty", "fast");
            assertThatThrownBy(() -> open(hasty, hasty.jdbcUrl()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("synchronous_commit = off");
        } finally {
            server.sql("drop role hasty").update();
        }
    }

    @Test
    void refusesAnEncodingThatCannotWriteEveryName() {
        server.sql("""
                create database narrow template template0 encoding 'SQL_ASCII' locale 'C'
                """).update();
        try {
            Login narrow = SERVER.database("narrow");
            assertThatThrownBy(() -> open(narrow, narrow.jdbcUrl()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("SQL_ASCII");
        } finally {
            server.sql("drop database narrow").update();
        }
    }

    @Test
    void saysWhichServerDoesNotAnswerButNotThePassword() {
        Login nobody = new Login("jdbc:postgresql://127.0.0.1:1/none", "someone", "secret");

        assertThatThrownBy(() -> open(nobody, null))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("someone at jdbc:postgresql://127.0.0.1:1/none")
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesAUrlWithoutAUser() {
        var settings = new DatabaseSettings(
                "jdbc:postgresql://localhost/x", null, Path.of("unused"), 20);

        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("names its user");
    }

    private static Logins open(Login owner, @Nullable String appUrl) {
        var settings = new DatabaseSettings(owner.jdbcUrl(), appUrl, Path.of("unused"), 20);
        try (Database database = Database.open(settings)) {
            return database.logins();
        }
    }
}
