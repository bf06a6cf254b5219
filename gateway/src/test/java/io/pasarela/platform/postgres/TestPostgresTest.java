package io.pasarela.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestPostgresTest {

    @Test
    void givesEachClassADatabaseOfItsOwn() {
        TestDatabase one = TestPostgres.fresh();
        TestDatabase other = TestPostgres.fresh();
        JdbcClient.create(one.owner()).sql("create table mine (id bigint)").update();

        String find = "select to_regclass('public.mine') is not null";
        assertThat(ask(one, find)).isTrue();
        assertThat(ask(other, find)).isFalse();
    }

    @Test
    void keepsTheAppRoleFromMakingTables() {
        TestDatabase database = TestPostgres.fresh();

        assertThat(ask(database, "select has_schema_privilege(current_user, 'public', 'create')"))
                .isFalse();
        assertThat(ask(database, """
                select rolsuper or rolcreaterole or rolcreatedb
                  from pg_roles
                 where rolname = current_user
                """)).isFalse();
    }

    private static boolean ask(TestDatabase database, String question) {
        return JdbcClient.create(database.app()).sql(question).query(Boolean.class).single();
    }
}
