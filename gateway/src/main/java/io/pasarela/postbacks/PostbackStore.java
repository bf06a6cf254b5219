package io.pasarela.postbacks;

import io.pasarela.merchants.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of making postbacks and of looking at them. */
@Repository
class PostbackStore {

    /** A postback to make; without a URL it waits and its time does not run. */
    record Draft(MerchantId merchant, Subject subject, Message message, boolean reachable) {}

    /** What a postback is about. */
    record Subject(Kind kind, long id, boolean test) {}

    /** Postbacks of a merchant that have waited for long, and since when the oldest has. */
    record Late(MerchantId merchant, long postbacks, Instant since) {}

    private final JdbcClient db;

    PostbackStore(JdbcClient db) {
        this.db = db;
    }

    void insert(List<Draft> drafts, Instant now) {
        db.sql("""
                insert into postbacks.postback (merchant_id, kind, subject_id, test, head, data,
                       signature, access_key, key_version, created_at, next_attempt_at,
                       waiting_since)
                select n.merchant_id, n.kind, n.subject_id, n.test = 'true', n.head, n.data,
                       n.signature, n.access_key, n.key_version, :now,
                       case when n.reachable = 'true' then :now::timestamptz end,
                       case when n.reachable = 'true' then :now::timestamptz end
                  from unnest(:merchants, :kinds, :subjects, :tests, :heads, :data, :signatures,
                              :access_keys, :key_versions, :reachable)
                    as n (merchant_id, kind, subject_id, test, head, data, signature, access_key,
                          key_version, reachable)
                 order by n.merchant_id, n.kind, n.subject_id
                """)
            .param("now", Timestamp.from(now))
            .param("merchants", drafts.stream().mapToLong(d -> d.merchant().value()).toArray())
            .param("kinds", texts(drafts, d -> d.subject().kind().name()))
            .param("subjects", drafts.stream().mapToLong(d -> d.subject().id()).toArray())
            .param("tests", texts(drafts, d -> String.valueOf(d.subject().test())))
            .param("heads", texts(drafts, d -> d.message().head()))
            .param("data", texts(drafts, d -> d.message().data()))
            .param("signatures", texts(drafts, d -> d.message().seal().signature()))
            .param("access_keys", texts(drafts, d -> d.message().seal().accessKey()))
            .param("key_versions",
                    drafts.stream().mapToLong(d -> d.message().seal().version()).toArray())
            .param("reachable", texts(drafts, d -> String.valueOf(d.reachable())))
            .update();
    }

    Optional<Postback> find(MerchantId merchant, long id) {
        return db.sql("""
                select * from postbacks.postback where merchant_id = :merchant and id = :id
                """)
            .param("merchant", merchant.value())
            .param("id", id)
            .query((row, _) -> postback(row)).optional();
    }

    Optional<Postback> find(MerchantId merchant, Kind kind, long subject) {
        return db.sql("""
                select *
                  from postbacks.postback
                 where merchant_id = :merchant and kind = :kind and subject_id = :subject
                """)
            .param("merchant", merchant.value())
            .param("kind", kind.name())
            .param("subject", subject)
            .query((row, _) -> postback(row)).optional();
    }

    List<Postback> list(MerchantId merchant, long before, int limit) {
        return db.sql("""
                select *
                  from postbacks.postback
                 where merchant_id = :merchant and id < :before
                 order by id desc
                 limit :limit
                """)
            .param("merchant", merchant.value())
            .param("before", before)
            .param("limit", limit)
            .query((row, _) -> postback(row)).list();
    }

    List<Postback> list(MerchantId merchant, Status status, long before, int limit) {
        return db.sql("""
                select *
                  from postbacks.postback
                 where merchant_id = :merchant and status = :status and id < :before
                 order by id desc
                 limit :limit
                """)
            .param("merchant", merchant.value())
            .param("status", status.name())
            .param("before", before)
            .param("limit", limit)
            .query((row, _) -> postback(row)).list();
    }

    private static Postback postback(ResultSet row) throws SQLException {
        var seal = new Message.Seal(row.getString("signature"), row.getString("access_key"),
                row.getInt("key_version"));
        var message = new Message(row.getString("head"), row.getString("data"), seal);
        return new Postback(
                new MerchantId(row.getLong("merchant_id")), row.getLong("id"),
                Kind.valueOf(row.getString("kind")), row.getLong("subject_id"),
                row.getBoolean("test") ? Notice.Purpose.TEST : Notice.Purpose.REAL,
                Status.valueOf(row.getString("status")),
                new Postback.Times(row.getTimestamp("created_at").toInstant(),
                        instant(row, "next_attempt_at"), instant(row, "waiting_since"),
                        instant(row, "ended_at")),
                row.getInt("attempt"), message.body());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    List<Attempt> listAttempts(MerchantId merchant, long id) {
        return db.sql("""
                select *
                  from postbacks.attempt
                 where merchant_id = :merchant and postback_id = :id
                 order by number
                """)
            .param("merchant", merchant.value())
            .param("id", id)
            .query((row, _) -> new Attempt(row.getInt("number"),
                    row.getTimestamp("started_at").toInstant(),
                    row.getTimestamp("ended_at").toInstant(), row.getString("url"),
                    Outcome.valueOf(row.getString("outcome")),
                    row.getObject("http_status", Integer.class), row.getString("answer"),
                    row.getString("fault")))
            .list();
    }

    /** Makes undelivered ones due; failed ones begin their plan anew. */
    int resend(MerchantId merchant, Collection<Long> ids, Instant now) {
        return db.sql("""
                with chosen as materialized (
                    select id
                      from postbacks.postback
                     where merchant_id = :merchant and id = any(:ids)
                       and status in ('PENDING', 'FAILED') and not leased
                     order by id
                       for no key update
                )
                update postbacks.postback p
                   set status = 'PENDING', ended_at = null, lane = 'RETRY',
                       tries = case when p.status = 'FAILED' then 0 else p.tries end,
                       alarms = case when p.status = 'FAILED' then 0 else p.alarms end,
                       next_attempt_at = :now, waiting_since = coalesce(p.waiting_since, :now)
                  from chosen
                 where p.merchant_id = :merchant and p.id = chosen.id
                """)
            .param("merchant", merchant.value())
            .param("ids", ids.stream().mapToLong(Long::longValue).toArray())
            .param("now", Timestamp.from(now))
            .update();
    }

    List<Long> listFailed(MerchantId merchant, Instant since, int limit) {
        return db.sql("""
                select id
                  from postbacks.postback
                 where merchant_id = :merchant and status = 'FAILED' and created_at >= :since
                 order by id
                 limit :limit
                """)
            .param("merchant", merchant.value())
            .param("since", Timestamp.from(since))
            .param("limit", limit)
            .query(Long.class).list();
    }

    Backlog backlog(MerchantId merchant) {
        return db.sql("""
                select (select count(*) from postbacks.postback
                         where lane in ('FIRST', 'RETRY') and merchant_id = :merchant
                           and next_attempt_at is not null) as due,
                       (select count(*) from postbacks.postback
                         where merchant_id = :merchant and status = 'PENDING'
                           and next_attempt_at is null) as without_url,
                       (select count(*) from postbacks.postback
                         where merchant_id = :merchant and status = 'FAILED') as failed,
                       (select min(waiting_since) from postbacks.postback
                         where lane in ('FIRST', 'RETRY') and merchant_id = :merchant
                           and next_attempt_at is not null) as oldest
                """)
            .param("merchant", merchant.value())
            .query((row, _) -> backlog(row)).single();
    }

    /** Of the whole installation. */
    Backlog backlog() {
        return db.sql("""
                select (select count(*) from postbacks.postback
                         where next_attempt_at is not null) as due,
                       (select count(*) from postbacks.postback
                         where status = 'PENDING' and next_attempt_at is null) as without_url,
                       (select count(*) from postbacks.postback
                         where status = 'FAILED') as failed,
                       (select min(waiting_since) from postbacks.postback
                         where next_attempt_at is not null) as oldest
                """)
            .query((row, _) -> backlog(row)).single();
    }

    private static Backlog backlog(ResultSet row) throws SQLException {
        return new Backlog(row.getLong("due"), row.getLong("without_url"), row.getLong("failed"),
                instant(row, "oldest"));
    }

    /** Marks what waits since before that moment; each row is marked by one node only, once. */
    List<Late> raise(int level, Instant since) {
        return db.sql("""
                with late as materialized (
                    select merchant_id, id, waiting_since
                      from postbacks.postback
                     where next_attempt_at is not null and waiting_since <= :since
                       and alarms < :level
                       for no key update skip locked
                ), marked as (
                    update postbacks.postback p
                       set alarms = :level
                      from late
                     where p.merchant_id = late.merchant_id and p.id = late.id
                )
                select merchant_id, count(*) as postbacks, min(waiting_since) as since
                  from late
                 group by merchant_id
                 order by merchant_id
                """)
            .param("level", level)
            .param("since", Timestamp.from(since))
            .query((row, _) -> new Late(new MerchantId(row.getLong("merchant_id")),
                    row.getLong("postbacks"), row.getTimestamp("since").toInstant()))
            .list();
    }

    private static String[] texts(List<Draft> drafts, Function<Draft, String> text) {
        return drafts.stream().map(text).toArray(String[]::new);
    }
}
