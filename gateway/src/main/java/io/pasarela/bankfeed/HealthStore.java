package io.pasarela.bankfeed;

import io.pasarela.merchants.MerchantId;
import io.pasarela.money.Money;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link SourceWatch}. */
@Repository
class HealthStore {

    private final JdbcClient db;

    HealthStore(JdbcClient db) {
        this.db = db;
    }

    /** A source as it stands, before its texts are counted. */
    record Row(
            long id, String name, Instant createdAt, @Nullable Instant heardAt,
            @Nullable Duration silentAfter, long repeats) {}

    List<Row> list(MerchantId merchant) {
        return db.sql("""
                select s.id, s.name, s.created_at, h.heard_at,
                       extract(epoch from s.silent_after)::bigint as silent_seconds,
                       coalesce(h.repeats, 0) as repeats
                  from bankfeed.source s
                  left join bankfeed.source_health h on h.source_id = s.id
                 where s.merchant_id = :merchant and s.retired_at is null
                 order by s.name
                """)
            .param("merchant", merchant.value())
            .query((row, _) -> {
                Timestamp heard = row.getTimestamp("heard_at");
                Long silent = row.getObject("silent_seconds", Long.class);
                return new Row(row.getLong("id"), row.getString("name"),
                        row.getTimestamp("created_at").toInstant(),
                        heard == null ? null : heard.toInstant(),
                        silent == null ? null : Duration.ofSeconds(silent),
                        row.getLong("repeats"));
            }).list();
    }

    Map<Long, Map<TextVerdict, Long>> countTexts(MerchantId merchant, Instant since) {
        var counts = new HashMap<Long, Map<TextVerdict, Long>>();
        db.sql("""
                select n.source_id, n.verdict, count(*) as texts
                  from bankfeed.source s
                  join bankfeed.notification n on n.source_id = s.id and n.heard_at >= :since
                 where s.merchant_id = :merchant
                 group by n.source_id, n.verdict
                """)
            .param("merchant", merchant.value()).param("since", Timestamp.from(since))
            .query(row -> {
                counts.computeIfAbsent(row.getLong("source_id"),
                                _ -> new EnumMap<>(TextVerdict.class))
                        .put(TextVerdict.valueOf(row.getString("verdict")), row.getLong("texts"));
            });
        return counts;
    }

    /** Balances of one sender's texts about one account, each with the one before it. */
    List<BalanceGap> listGaps(MerchantId merchant, Instant since, int limit) {
        return db.sql("""
                select t.bank_account_id, f.currency, t.received_at, t.before_at,
                       t.balance_minor - t.amount_minor - t.before_minor as missing_minor
                  from (select n.*, lag(n.balance_minor) over w as before_minor,
                               lag(n.received_at) over w as before_at
                          from bankfeed.notification n
                         where n.merchant_id = :merchant and n.balance_minor is not null
                           and n.received_at >= :since
                        window w as (partition by n.bank_account_id, n.sender
                                         order by n.received_at, n.id)) t
                  join bankfeed.bank_transaction f on f.id = t.bank_transaction_id
                 where t.balance_minor - t.amount_minor > t.before_minor
                 order by t.received_at desc
                 limit :limit
                """)
            .param("merchant", merchant.value()).param("since", Timestamp.from(since))
            .param("limit", limit)
            .query((row, _) -> new BalanceGap(row.getLong("bank_account_id"),
                    new Money(row.getLong("missing_minor"),
                            Currency.getInstance(row.getString("currency"))),
                    row.getTimestamp("before_at").toInstant(),
                    row.getTimestamp("received_at").toInstant())).list();
    }

    /** A source that fell silent. */
    record Silent(String name, MerchantId merchant, @Nullable Instant heardAt) {}

    /** Marks sources that are silent for too long; each once until it is heard again. */
    List<Silent> raise(Instant now) {
        return db.sql("""
                with raised as (
                    insert into bankfeed.source_health as h (source_id, alarmed_at)
                    select s.id, :now::timestamptz
                      from bankfeed.source s
                      left join bankfeed.source_health k on k.source_id = s.id
                     where s.retired_at is null and k.alarmed_at is null
                       and coalesce(k.heard_at, s.created_at) < :now::timestamptz - s.silent_after
                        on conflict (source_id) do update
                       set alarmed_at = excluded.alarmed_at
                     where h.alarmed_at is null
                    returning source_id, heard_at)
                select s.name, s.merchant_id, r.heard_at
                  from raised r
                  join bankfeed.source s on s.id = r.source_id
                 order by s.id
                """)
            .param("now", Timestamp.from(now))
            .query((row, _) -> {
                Timestamp heard = row.getTimestamp("heard_at");
                return new Silent(row.getString("name"), new MerchantId(row.getLong("merchant_id")),
                        heard == null ? null : heard.toInstant());
            }).list();
    }

    long countSilent() {
        return db.sql("""
                select count(*)
                  from bankfeed.source_health h
                  join bankfeed.source s on s.id = h.source_id
                 where h.alarmed_at is not null and s.retired_at is null
                """)
            .query(Long.class).single();
    }
}
