package io.pasarela.people;

import java.sql.Timestamp;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the codes with which passwords are set; at most one for each operator. */
@Repository
class CodeStore {

    private final JdbcClient db;

    CodeStore(JdbcClient db) {
        this.db = db;
    }

    void put(long operator, byte[] sha256, Timestamp expiresAt) {
        db.sql("""
                insert into people.password_code (operator_id, code_sha256, expires_at)
                values (:operator, :sha256, :expires_at)
                    on conflict (operator_id) do update
                   set code_sha256 = excluded.code_sha256, expires_at = excluded.expires_at
                """)
            .param("operator", operator).param("sha256", sha256)
            .param("expires_at", expiresAt).update();
    }

    /** Whose it is, unless it is too old or was used. */
    Optional<Long> find(byte[] sha256, Timestamp now) {
        return db.sql("""
                select operator_id from people.password_code
                 where code_sha256 = :sha256 and expires_at > :now
                """)
            .param("sha256", sha256).param("now", now).query(Long.class).optional();
    }

    /** Takes the code, so that nobody else can; false when somebody has. */
    boolean use(long operator, byte[] sha256, Timestamp now) {
        return db.sql("""
                delete from people.password_code
                 where operator_id = :operator and code_sha256 = :sha256 and expires_at > :now
                """)
            .param("operator", operator).param("sha256", sha256).param("now", now).update() == 1;
    }

    void forget(long operator) {
        db.sql("delete from people.password_code where operator_id = :operator")
            .param("operator", operator).update();
    }
}
