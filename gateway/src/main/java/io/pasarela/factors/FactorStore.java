package io.pasarela.factors;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of authenticator apps, recovery codes and tries. */
@Repository
class FactorStore {

    /** An authenticator app's secret, sealed. */
    record Authenticator(byte[] secret, boolean confirmed) {}

    private final JdbcClient db;

    FactorStore(JdbcClient db) {
        this.db = db;
    }

    Optional<Authenticator> find(long operator) {
        return db.sql("""
                select secret, confirmed_at is not null as confirmed
                  from factors.authenticator where operator_id = :operator
                """)
            .param("operator", operator)
            .query((row, _) ->
                    new Authenticator(row.getBytes("secret"), row.getBoolean("confirmed")))
            .optional();
    }

    /** Keeps the one that is confirmed. */
    void offer(long operator, byte[] secret, Timestamp now) {
        db.sql("""
                insert into factors.authenticator (operator_id, secret, created_at)
                values (:operator, :secret, :now)
                    on conflict (operator_id) do nothing
                """)
            .param("operator", operator).param("secret", secret).param("now", now).update();
    }

    /** False when it was confirmed before, or with a step that was used. */
    boolean confirm(long operator, long step, Timestamp now) {
        return db.sql("""
                update factors.authenticator
                   set confirmed_at = :now, last_step = :step
                 where operator_id = :operator and confirmed_at is null and last_step < :step
                """)
            .param("operator", operator).param("step", step).param("now", now).update() == 1;
    }

    /** Takes that step; false when it, or a later one, was taken before. */
    boolean take(long operator, long step) {
        return db.sql("""
                update factors.authenticator
                   set last_step = :step
                 where operator_id = :operator and confirmed_at is not null and last_step < :step
                """)
            .param("operator", operator).param("step", step).update() == 1;
    }

    void removeAuthenticator(long operator) {
        db.sql("delete from factors.authenticator where operator_id = :operator")
            .param("operator", operator).update();
    }

    void replaceRecoveryCodes(long operator, List<byte[]> sha256s) {
        removeRecoveryCodes(operator);
        db.sql("""
                insert into factors.recovery_code (operator_id, code_sha256)
                select :operator, code from unnest(:codes) as code
                """)
            .param("operator", operator).param("codes", sha256s.toArray(byte[][]::new)).update();
    }

    void removeRecoveryCodes(long operator) {
        db.sql("delete from factors.recovery_code where operator_id = :operator")
            .param("operator", operator).update();
    }

    int countRecoveryCodes(long operator) {
        return db.sql("""
                select count(*) from factors.recovery_code
                 where operator_id = :operator and used_at is null
                """)
            .param("operator", operator).query(Integer.class).single();
    }

    boolean useRecoveryCode(long operator, byte[] sha256, Timestamp now) {
        return db.sql("""
                update factors.recovery_code
                   set used_at = :now
                 where operator_id = :operator and code_sha256 = :sha256 and used_at is null
                """)
            .param("operator", operator).param("sha256", sha256).param("now", now).update() == 1;
    }

    void forgetTriesBefore(long operator, Timestamp time) {
        db.sql("delete from factors.try where operator_id = :operator and at <= :time")
            .param("operator", operator).param("time", time).update();
    }

    void addTry(long operator, Timestamp now) {
        db.sql("insert into factors.try (operator_id, at) values (:operator, :now)")
            .param("operator", operator).param("now", now).update();
    }

    int countTries(long operator, Timestamp since) {
        return db.sql("""
                select count(*) from factors.try where operator_id = :operator and at > :since
                """)
            .param("operator", operator).param("since", since).query(Integer.class).single();
    }

    void forgetTries(long operator) {
        db.sql("delete from factors.try where operator_id = :operator")
            .param("operator", operator).update();
    }

    /** Whether he has an app or a passkey. */
    boolean hasAny(long operator) {
        return db.sql("""
                select exists (select 1 from factors.authenticator
                                where operator_id = :operator and confirmed_at is not null)
                    or exists (select 1 from factors.passkey where operator_id = :operator)
                """)
            .param("operator", operator).query(Boolean.class).single();
    }
}
