package io.pasarela.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Audit}. */
@Repository
class AuditStore {

    /** An entry with the hash that was stored with it. */
    record Row(Entry entry, Link link) {}

    private final JdbcClient db;

    AuditStore(JdbcClient db) {
        this.db = db;
    }

    void ensureHead(long chain) {
        db.sql("""
                insert into audit.head (chain, number, sha256)
                values (:chain, :number, :sha256)
                    on conflict (chain) do nothing
                """)
            .param("chain", chain)
            .param("number", Link.NONE.number())
            .param("sha256", Link.NONE.sha256())
            .update();
    }

    Link lockHead(long chain) {
        return db.sql("select number, sha256 from audit.head where chain = :chain for update")
            .param("chain", chain)
            .query((row, _) -> link(row)).single();
    }

    Link head(long chain) {
        return db.sql("select number, sha256 from audit.head where chain = :chain")
            .param("chain", chain)
            .query((row, _) -> link(row)).optional().orElse(Link.NONE);
    }

    void append(Entry entry, Link link) {
        Act act = entry.act();
        var details = new TreeMap<>(act.details());
        db.sql("""
                insert into audit.entry (chain, number, at, actor, name, subject, detail_keys,
                       detail_values, sha256)
                values (:chain, :number, :at, :actor, :name, :subject, :keys, :values, :sha256)
                """)
            .param("chain", act.chain())
            .param("number", entry.number())
            .param("at", Timestamp.from(entry.at()))
            .param("actor", act.actor())
            .param("name", act.name())
            .param("subject", act.subject())
            .param("keys", details.keySet().toArray(String[]::new))
            .param("values", details.values().toArray(String[]::new))
            .param("sha256", link.sha256())
            .update();
    }

    int moveHead(long chain, Link from, Link to) {
        return db.sql("""
                update audit.head
                   set number = :number, sha256 = :sha256
                 where chain = :chain and number = :from
                """)
            .param("number", to.number())
            .param("sha256", to.sha256())
            .param("chain", chain)
            .param("from", from.number())
            .update();
    }

    List<Row> listAfter(long chain, long number, int limit) {
        return db.sql("""
                select *
                  from audit.entry
                 where chain = :chain and number > :number
                 order by number
                 limit :limit
                """)
            .param("chain", chain).param("number", number).param("limit", limit)
            .query((row, _) -> new Row(entry(row), link(row))).list();
    }

    List<Entry> listBefore(long chain, long number, int limit) {
        return db.sql("""
                select *
                  from audit.entry
                 where chain = :chain and number < :number
                 order by number desc
                 limit :limit
                """)
            .param("chain", chain).param("number", number).param("limit", limit)
            .query((row, _) -> entry(row)).list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String[] keys = (String[]) row.getArray("detail_keys").getArray();
        String[] values = (String[]) row.getArray("detail_values").getArray();
        Map<String, String> details = new TreeMap<>();
        for (int i = 0; i < keys.length; i++) {
            details.put(keys[i], values[i]);
        }
        return new Entry(row.getLong("number"), row.getTimestamp("at").toInstant(),
                new Act(row.getLong("chain"), row.getString("actor"), row.getString("name"),
                        row.getString("subject"), details));
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(row.getLong("number"), row.getBytes("sha256"));
    }
}
