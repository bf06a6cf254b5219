package io.pasarela.people;

import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of failed sign-ins; what went well leaves no row. */
@Repository
class FailureStore {

    /** How often it failed lately. */
    record Count(long byLogin, long byNetwork) {}

    private final JdbcClient db;

    FailureStore(JdbcClient db) {
        this.db = db;
    }

    Count count(byte[] loginSha256, String network, Timestamp since) {
        return db.sql("""
                select (select count(*) from people.sign_in_failure
                         where login_sha256 = :login and at > :since) as by_login,
                       (select count(*) from people.sign_in_failure
                         where network = :network and at > :since) as by_network
                """)
            .param("login", loginSha256).param("network", network).param("since", since)
            .query((row, _) -> new Count(row.getLong("by_login"), row.getLong("by_network")))
            .single();
    }

    void add(byte[] loginSha256, String network, Timestamp at) {
        db.sql("""
                insert into people.sign_in_failure (at, login_sha256, network)
                values (:at, :login, :network)
                """)
            .param("at", at).param("login", loginSha256).param("network", network).update();
    }

    void forgetBefore(Timestamp time) {
        db.sql("delete from people.sign_in_failure where at < :time").param("time", time).update();
    }
}
