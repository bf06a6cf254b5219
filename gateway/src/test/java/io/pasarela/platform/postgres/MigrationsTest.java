package io.pasarela.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A migration and its line in the history come together or not at all. */
class MigrationsTest {

    @Test
    void whatCannotCommitLeavesNothingBehindAndIsDoneNextTime() {
        TestDatabase database = TestPostgres.empty();
        JdbcClient owner = JdbcClient.create(database.owner());
        owner.sql("""
                create table flyway_schema_history (
                    installed_rank int not null primary key,
                    version varchar(50), description varchar(200) not null,
                    type varchar(20) not null, script varchar(1000) not null,
                    checksum int, installed_by varchar(100) not null,
                    installed_on timestamp not null default now(),
                    execution_time int not null, success boolean not null)
                """).update();
        owner.sql("""
                create function refuse() returns trigger language plpgsql as $$
                begin raise exception 'killed before its commit'; end $$
                """).update();
        owner.sql("""
                create constraint trigger killed after insert on flyway_schema_history
                    deferrable initially deferred for each row
                    when (new.version = '006') execute function refuse()
                """).update();

        assertThatThrownBy(() -> Migrations.run(database.logins()))
                .hasStackTraceContaining("killed before its commit");
        assertThat(owner.sql("select to_regnamespace('bankfeed') is null")
                .query(Boolean.class).single()).isTrue();
        assertThat(owner.sql("select max(version) from flyway_schema_history")
                .query(String.class).single()).isEqualTo("005");

        owner.sql("drop trigger killed on flyway_schema_history").update();
        Migrations.run(database.logins());
        assertThat(owner.sql("select to_regclass('bankfeed.bank_transaction') is not null")
                .query(Boolean.class).single()).isTrue();
    }
}
