package io.pasarela.people;

import io.pasarela.merchants.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of operators. */
@Repository
class OperatorStore {

    /**
     * An operator with the hash of his password, which goes no further.
     *
     * @param passwordHash null while he has none, and cannot come in
     */
    record Known(Operator operator, @Nullable String passwordHash) {}

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

    List<Operator> list() {
        return db.sql("""
                select o.*, array(select m.merchant_id from people.operator_merchant m
                                   where m.operator_id = o.id) as merchants
                  from people.operator o
                 order by o.enabled desc, o.name, o.login
                """)
            .query((row, _) -> known(row).operator()).list();
    }

    /** With all administrators, in key order, so that the last of them can be told. */
    Optional<Operator> lockWithAdministrators(long id) {
        db.sql("""
                select id from people.operator
                 where id = :id or (role = 'ADMINISTRATOR' and enabled)
                 order by id
                   for no key update
                """)
            .param("id", id).query(Long.class).list();
        return find(id);
    }

    /** Empty when the login is taken. */
    Optional<Long> insert(OperatorForm form, Timestamp now) {
        return db.sql("""
                insert into people.operator (login, name, role, works_for_all, enabled, created_at)
                values (:login, :name, :role, :all, true, :now)
                    on conflict (login) do nothing
                returning id
                """)
            .param("login", form.login())
            .param("name", form.name())
            .param("role", form.role().name())
            .param("all", form.scope() instanceof Scope.All)
            .param("now", now)
            .query(Long.class).optional();
    }

    /** False for the last administrator who would be one no more. */
    boolean change(long id, OperatorForm form) {
        return db.sql("""
                update people.operator
                   set name = :name, role = :role, works_for_all = :all
                 where id = :id
                   and (:role = 'ADMINISTRATOR' or role <> 'ADMINISTRATOR' or not enabled
                        or exists (select 1 from people.operator other
                                    where other.id <> :id and other.role = 'ADMINISTRATOR'
                                      and other.enabled))
                """)
            .param("id", id)
            .param("name", form.name())
            .param("role", form.role().name())
            .param("all", form.scope() instanceof Scope.All)
            .update() == 1;
    }

    /** False for the last administrator. */
    boolean disable(long id) {
        return db.sql("""
                update people.operator
                   set enabled = false
                 where id = :id and enabled
                   and (role <> 'ADMINISTRATOR'
                        or exists (select 1 from people.operator other
                                    where other.id <> :id and other.role = 'ADMINISTRATOR'
                                      and other.enabled))
                """)
            .param("id", id).update() == 1;
    }

    boolean enable(long id) {
        return db.sql("update people.operator set enabled = true where id = :id and not enabled")
            .param("id", id).update() == 1;
    }

    void removePassword(long id) {
        db.sql("update people.operator set password_hash = null where id = :id")
            .param("id", id).update();
    }

    /** False when he has been disabled meanwhile. */
    boolean setPassword(long id, String hash) {
        return db.sql("""
                update people.operator set password_hash = :hash where id = :id and enabled
                """)
            .param("id", id).param("hash", hash).update() == 1;
    }

    private static Known known(ResultSet row) throws SQLException {
        Scope scope = row.getBoolean("works_for_all") ? new Scope.All()
                : new Scope.Only(Arrays.stream((Long[]) row.getArray("merchants").getArray())
                        .map(MerchantId::new).collect(Collectors.toUnmodifiableSet()));
        return new Known(
                new Operator(row.getLong("id"), row.getString("login"), row.getString("name"),
                        Role.valueOf(row.getString("role")), scope, row.getBoolean("enabled")),
                row.getString("password_hash"));
    }

    long upsert(OperatorFile file, String passwordHash, Timestamp now) {
        return db.sql("""
                insert into people.operator (login, name, password_hash, role, works_for_all,
                       enabled, created_at)
                values (:login, :name, :hash, :role, :all, :enabled, :now)
                    on conflict (login) do update
                   set name = excluded.name, password_hash = excluded.password_hash,
                       role = excluded.role, works_for_all = excluded.works_for_all,
                       enabled = excluded.enabled
                returning id
                """)
            .param("login", file.login())
            .param("name", file.name())
            .param("hash", passwordHash)
            .param("role", file.role().name())
            .param("all", file.scope() instanceof Scope.All)
            .param("enabled", file.enabled())
            .param("now", now)
            .query(Long.class).single();
    }

    void replaceMerchants(long id, Scope scope) {
        db.sql("delete from people.operator_merchant where operator_id = :id")
            .param("id", id).update();
        db.sql("""
                insert into people.operator_merchant (operator_id, merchant_id)
                select :id, m from unnest(:merchants) as m
                """)
            .param("id", id)
            .param("merchants", switch (scope) {
                case Scope.All _ -> new long[0];
                case Scope.Only(var some) -> some.stream().mapToLong(MerchantId::value).toArray();
            })
            .update();
    }

    List<String> listMerchantKeys(long id) {
        return db.sql("""
                select m.key
                  from people.operator_merchant o
                  join merchants.merchant m on m.id = o.merchant_id
                 where o.operator_id = :id
                 order by m.key
                """)
            .param("id", id).query(String.class).list();
    }

    void endSessions(String login) {
        endSessions(login, "");
    }

    /** All but one. */
    void endSessions(String login, String kept) {
        db.sql("""
                delete from people.session where principal_name = :login and session_id <> :kept
                """)
            .param("login", login).param("kept", kept).update();
    }
}
