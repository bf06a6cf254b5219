package io.pasarela.bankfeed;

import io.pasarela.merchants.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Sources}. */
@Repository
class SourceStore {

    private final JdbcClient db;

    SourceStore(JdbcClient db) {
        this.db = db;
    }

    /** A source that may sign, and its key as it is kept. */
    record Signer(Source source, byte[] sealedKey) {}

    Optional<Source> findByToken(byte[] sha256) {
        return db.sql("""
                select s.*, array(select w.wallet_id from bankfeed.source_wallet w
                                   where w.source_id = s.id) as wallets
                  from bankfeed.source s
                 where s.token_sha256 = :sha256 and s.retired_at is null
                """)
            .param("sha256", sha256)
            .query((row, _) -> source(row)).optional();
    }

    List<Signer> listSigners() {
        return db.sql("""
                select s.*, array(select w.wallet_id from bankfeed.source_wallet w
                                   where w.source_id = s.id) as wallets
                  from bankfeed.source s
                 where s.signing_key is not null and s.retired_at is null
                 order by s.id
                """)
            .query((row, _) -> new Signer(source(row), row.getBytes("signing_key"))).list();
    }

    List<Source> list(MerchantId merchant) {
        return db.sql("""
                select s.*, array(select w.wallet_id from bankfeed.source_wallet w
                                   where w.source_id = s.id) as wallets
                  from bankfeed.source s
                 where s.merchant_id = :merchant and s.retired_at is null
                 order by s.id
                """)
            .param("merchant", merchant.value())
            .query((row, _) -> source(row)).list();
    }

    private static Source source(ResultSet row) throws SQLException {
        Set<Long> wallets = Arrays.stream((Long[]) row.getArray("wallets").getArray())
                .collect(Collectors.toUnmodifiableSet());
        return new Source(
                row.getLong("id"), new MerchantId(row.getLong("merchant_id")),
                row.getString("name"), wallets,
                List.of((String[]) row.getArray("allowed_addresses").getArray()),
                new Source.Ceilings(row.getObject("fact_max_minor", Long.class),
                        row.getObject("day_max_minor", Long.class)),
                List.of((String[]) row.getArray("senders").getArray()));
    }

    void hear(long source, Instant now) {
        db.sql("""
                insert into bankfeed.source_health as h (source_id, heard_at)
                values (:source, :now)
                    on conflict (source_id) do update
                   set heard_at = excluded.heard_at, alarmed_at = null
                 where h.heard_at is null or h.heard_at < excluded.heard_at
                """)
            .param("source", source).param("now", Timestamp.from(now)).update();
    }

    long upsert(Sources.SourceFile file, byte[] sha256, Timestamp now) {
        Duration silentAfter = file.texts().silentAfter();
        long id = db.sql("""
                insert into bankfeed.source (merchant_id, name, token_sha256, fact_max_minor,
                       day_max_minor, senders, silent_after, created_at)
                values (:merchant, :name, :sha256, :fact_max, :day_max, :senders,
                       make_interval(secs => :silent), :now)
                    on conflict (merchant_id, name) do update
                   set token_sha256 = excluded.token_sha256,
                       fact_max_minor = excluded.fact_max_minor,
                       day_max_minor = excluded.day_max_minor, senders = excluded.senders,
                       silent_after = excluded.silent_after, retired_at = null
                returning id
                """)
            .param("merchant", file.merchant().value()).param("name", file.name())
            .param("sha256", sha256).param("fact_max", file.ceilings().factMinor())
            .param("day_max", file.ceilings().dayMinor())
            .param("senders", file.texts().senders().toArray(String[]::new))
            .param("silent", silentAfter == null ? null : silentAfter.toSeconds())
            .param("now", now)
            .query(Long.class).single();
        db.sql("delete from bankfeed.source_wallet where source_id = :id")
            .param("id", id).update();
        db.sql("""
                insert into bankfeed.source_wallet (source_id, wallet_id)
                select :id, w from unnest(:wallets) as w
                """)
            .param("id", id)
            .param("wallets", file.wallets().stream().mapToLong(Long::longValue).toArray())
            .update();
        return id;
    }

    void setSigningKey(long source, byte[] sealed) {
        db.sql("update bankfeed.source set signing_key = :sealed where id = :id")
            .param("sealed", sealed).param("id", source).update();
    }

    /** Counts against the source's day; false changes nothing: it would pass its ceiling. */
    boolean countReported(Source source, java.sql.Date day, String currency, long minor) {
        return db.sql("""
                insert into bankfeed.source_day as d (source_id, day, currency, reported_minor)
                select :source, :day, :currency, :minor
                 where :minor <= :ceiling
                    on conflict (source_id, day, currency) do update
                   set reported_minor = d.reported_minor + excluded.reported_minor
                 where d.reported_minor + excluded.reported_minor <= :ceiling
                """)
            .param("source", source.id()).param("day", day).param("currency", currency)
            .param("minor", minor)
            .param("ceiling", source.ceilings().dayMinor() == null
                    ? Long.MAX_VALUE : source.ceilings().dayMinor())
            .update() == 1;
    }
}
