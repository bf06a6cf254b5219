package io.pasarela.people;

import io.pasarela.merchants.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of operators. */
@Repository
class OperatorStore {

    /** An operator with the hash of his password, which goes no further. */
    record Known(Operator operator, String passwordHash) {}

    private final JdbcClient db;

    OperatorStore(JdbcClient db) {
        this.db = db;
    }

    Optional<Known> findByLogin(String login) {
        return db.sql("""
                select o.*, array(select m.merchant_id from people.operator_merchant m
                                   where m.operator_id = o.id) as merchants
                  from people.operator o
                 where o.login = :login
                """)
            .param("login", login)
            .query((row, _) -> known(row)).optional();
    }

    Optional<Operator> find(long id) {
        return db.sql("""
                select o.*, array(select m.merchant_id from people.operator_merchant m
                                   where m.operator_id = o.id) as merchants
                  from people.operator o
                 where o.id = :id
                """)
            .param("id", id)
            .query((row, _) -> known(row).operator()).optional();
    }

    private static Known known(ResultSet row) throws SQLException {
        Set<MerchantId> merchants = Arrays.stream((Long[]) row.getArray("merchants").getArray())
                .map(MerchantId::new).collect(Collectors.toUnmodifiableSet());
        return new Known(
                new Operator(row.getLong("id"), row.getString("login"), row.getString("name"),
                        Role.valueOf(row.getString("role")), merchants, row.getBoolean("enabled")),
                row.getString("password_hash"));
    }

    long upsert(OperatorFile file, String passwordHash, Timestamp now) {
        return db.sql("""
                insert into people.operator (login, name, password_hash, role, enabled, created_at)
                values (:login, :name, :hash, :role, :enabled, :now)
                    on conflict (login) do update
                   set name = excluded.name, password_hash = excluded.password_hash,
                       role = excluded.role, enabled = excluded.enabled
                returning id
                """)
            .param("login", file.login())
            .param("name", file.name())
            .param("hash", passwordHash)
            .param("role", file.role().name())
            .param("enabled", file.enabled())
            .param("now", now)
            .query(Long.class).single();
    }

    void replaceMerchants(long id, Set<MerchantId> merchants) {
        db.sql("delete from people.operator_merchant where operator_id = :id")
            .param("id", id).update();
        db.sql("""
                insert into people.operator_merchant (operator_id, merchant_id)
                select :id, m from unnest(:merchants) as m
                """)
            .param("id", id)
            .param("merchants", merchants.stream().mapToLong(MerchantId::value).toArray())
            .update();
    }

    void endSessions(String login) {
        db.sql("delete from people.session where principal_name = :login")
            .param("login", login).update();
    }
}
