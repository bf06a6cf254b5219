package io.pasarela.postbacks;

import io.pasarela.merchants.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of carrying postbacks: what is due, who has it, what came of it. */
@Repository
class CourierStore {

    /** The attempts go in by themselves; a postback moves only while its fence still holds. */
    private static final String RECORD = """
            with n as materialized (
                select *
                  from unnest(:merchants, :ids, :numbers, :started::timestamptz[],
                              :ended::timestamptz[], :urls, :outcomes,
                              :http_statuses::bigint[], :answers, :faults, :statuses,
                              :next::timestamptz[])
                    as n (merchant_id, id, number, started_at, ended_at, url, outcome,
                          http_status, answer, fault, status, next_attempt_at)
            ), made as (
                insert into postbacks.attempt (merchant_id, postback_id, number, started_at,
                       ended_at, url, outcome, http_status, answer, fault)
                select merchant_id, id, number, started_at, ended_at, url, outcome,
                       http_status, answer, fault
                  from n
                 order by merchant_id, id, number
                    on conflict do nothing
            ), held as materialized (
                select p.merchant_id, p.id, n.status, n.next_attempt_at, n.ended_at
                  from postbacks.postback p
                  join n on n.merchant_id = p.merchant_id and n.id = p.id
                   and n.number = p.attempt
                 where p.leased
                 order by p.merchant_id, p.id
                   for no key update of p
            )
            update postbacks.postback p
               set status = held.status, leased = false, lane = 'RETRY', tries = p.tries + 1,
                   next_attempt_at = held.next_attempt_at,
                   waiting_since =
                       case when held.next_attempt_at is not null then p.waiting_since end,
                   ended_at = case when held.status <> 'PENDING' then held.ended_at end
              from held
             where p.merchant_id = held.merchant_id and p.id = held.id
            """;

    private final JdbcClient db;

    CourierStore(JdbcClient db) {
        this.db = db;
    }

    /**
     * Merchants with due postbacks in that lane, the longest waiting first. It leaps from one to
     * the next in the index, so a million postbacks of one cost no more than a single one.
     */
    List<MerchantId> listWaiting(Lane lane, Instant now) {
        return db.sql("""
                with recursive head (merchant_id, next_attempt_at) as (
                    (select merchant_id, next_attempt_at
                       from postbacks.postback
                      where lane = :lane and next_attempt_at is not null
                      order by merchant_id, next_attempt_at
                      limit 1)
                    union all
                    select next.merchant_id, next.next_attempt_at
                      from head
                     cross join lateral (
                           select p.merchant_id, p.next_attempt_at
                             from postbacks.postback p
                            where p.lane = :lane and p.next_attempt_at is not null
                              and p.merchant_id > head.merchant_id
                            order by p.merchant_id, p.next_attempt_at
                            limit 1) as next
                )
                select merchant_id
                  from head
                 where next_attempt_at <= :now
                 order by next_attempt_at
                """)
            .param("lane", lane.name())
            .param("now", Timestamp.from(now))
            .query((row, _) -> new MerchantId(row.getLong("merchant_id"))).list();
    }

    /** Takes each merchant's share of what is due, so that nobody else takes it before the end. */
    List<Leased> lease(Lane lane, List<Lanes.Share> shares, Instant now, Instant leaseEnd) {
        return db.sql("""
                with due as materialized (
                    select p.merchant_id, p.id
                      from unnest(:merchants, :rows) as share (merchant_id, rows)
                     cross join lateral (
                           select q.merchant_id, q.id
                             from postbacks.postback q
                            where q.lane = :lane and q.merchant_id = share.merchant_id
                              and q.next_attempt_at <= :now
                            order by q.next_attempt_at
                            limit share.rows
                              for no key update skip locked) as p
                )
                update postbacks.postback p
                   set attempt = p.attempt + 1, leased = true, next_attempt_at = :lease_end
                  from due
                 where p.merchant_id = due.merchant_id and p.id = due.id
                returning p.merchant_id, p.id, p.attempt, p.tries, p.test, p.head, p.data,
                          p.signature, p.access_key, p.key_version
                """)
            .param("lane", lane.name())
            .param("merchants", shares.stream().mapToLong(s -> s.merchant().value()).toArray())
            .param("rows", shares.stream().mapToLong(Lanes.Share::rows).toArray())
            .param("now", Timestamp.from(now))
            .param("lease_end", Timestamp.from(leaseEnd))
            .query((row, _) -> leased(row, leaseEnd)).list();
    }

    private static Leased leased(ResultSet row, Instant leaseEnd) throws SQLException {
        var seal = new Message.Seal(row.getString("signature"), row.getString("access_key"),
                row.getInt("key_version"));
        return new Leased(new MerchantId(row.getLong("merchant_id")), row.getLong("id"),
                row.getInt("attempt"), row.getInt("tries"), row.getBoolean("test"),
                new Message(row.getString("head"), row.getString("data"), seal), leaseEnd);
    }

    /** Keeps the new seals of what is ours. */
    void reseal(List<Leased> leased) {
        db.sql("""
                update postbacks.postback p
                   set signature = n.signature, access_key = n.access_key,
                       key_version = n.key_version
                  from unnest(:merchants, :ids, :attempts, :signatures, :access_keys,
                              :key_versions)
                    as n (merchant_id, id, attempt, signature, access_key, key_version)
                 where p.merchant_id = n.merchant_id and p.id = n.id
                   and p.attempt = n.attempt and p.leased
                """)
            .param("merchants", leased.stream().mapToLong(l -> l.merchant().value()).toArray())
            .param("ids", leased.stream().mapToLong(Leased::id).toArray())
            .param("attempts", leased.stream().mapToLong(Leased::attempt).toArray())
            .param("signatures", texts(leased, l -> l.message().seal().signature()))
            .param("access_keys", texts(leased, l -> l.message().seal().accessKey()))
            .param("key_versions",
                    leased.stream().mapToLong(l -> l.message().seal().version()).toArray())
            .update();
    }

    /**
     * Records attempts, and moves on the postbacks they still hold: a result that comes after the
     * lease was taken over, or for the second time, changes nothing.
     */
    int record(List<Attempted> attempted) {
        return db.sql(RECORD)
            .param("merchants", longs(attempted, a -> a.leased().merchant().value()))
            .param("ids", longs(attempted, a -> a.leased().id()))
            .param("numbers", longs(attempted, a -> (long) a.leased().attempt()))
            .param("started", times(attempted, Attempted::startedAt))
            .param("ended", times(attempted, Attempted::endedAt))
            .param("urls", texts(attempted, Attempted::url))
            .param("outcomes", texts(attempted, a -> a.reply().outcome().name()))
            .param("http_statuses", texts(attempted, a -> status(a.reply().answerOrNull())))
            .param("answers", texts(attempted, a -> text(a.reply().answerOrNull())))
            .param("faults", texts(attempted, a -> a.reply().faultOrNull()))
            .param("statuses", texts(attempted, a -> a.status().name()))
            .param("next", times(attempted, Attempted::nextAttemptAt))
            .update();
    }

    private static @Nullable String status(Reply.@Nullable Answer answer) {
        return answer == null ? null : String.valueOf(answer.status());
    }

    private static @Nullable String text(Reply.@Nullable Answer answer) {
        return answer == null ? null : answer.text();
    }

    /** Sends due first tries of these merchants down the lane of retries. */
    int divert(Collection<MerchantId> merchants, Instant now, int limit) {
        return db.sql("""
                with due as materialized (
                    select merchant_id, id
                      from postbacks.postback
                     where lane = 'FIRST' and merchant_id = any(:merchants)
                       and next_attempt_at <= :now
                     limit :limit
                       for no key update skip locked
                )
                update postbacks.postback p
                   set lane = 'RETRY'
                  from due
                 where p.merchant_id = due.merchant_id and p.id = due.id
                """)
            .param("merchants", values(merchants))
            .param("now", Timestamp.from(now))
            .param("limit", limit)
            .update();
    }

    /** Stops the time of what nobody can be told: the merchant has no URL. */
    int park(Collection<MerchantId> merchants, Instant now, int limit) {
        return db.sql("""
                with due as materialized (
                    select merchant_id, id
                      from postbacks.postback
                     where lane in ('FIRST', 'RETRY') and merchant_id = any(:merchants)
                       and next_attempt_at <= :now
                     limit :limit
                       for no key update skip locked
                )
                update postbacks.postback p
                   set leased = false, next_attempt_at = null, waiting_since = null
                  from due
                 where p.merchant_id = due.merchant_id and p.id = due.id
                """)
            .param("merchants", values(merchants))
            .param("now", Timestamp.from(now))
            .param("limit", limit)
            .update();
    }

    /** Merchants with postbacks that wait for a URL. */
    List<MerchantId> listParked() {
        return db.sql("""
                with recursive head (merchant_id) as (
                    (select merchant_id
                       from postbacks.postback
                      where status = 'PENDING' and next_attempt_at is null
                      order by merchant_id
                      limit 1)
                    union all
                    select next.merchant_id
                      from head
                     cross join lateral (
                           select p.merchant_id
                             from postbacks.postback p
                            where p.status = 'PENDING' and p.next_attempt_at is null
                              and p.merchant_id > head.merchant_id
                            order by p.merchant_id
                            limit 1) as next
                )
                select merchant_id from head
                """)
            .query((row, _) -> new MerchantId(row.getLong("merchant_id"))).list();
    }

    /** Lets the time run again for merchants who have a URL now. */
    int unpark(Collection<MerchantId> merchants, Instant now, int limit) {
        return db.sql("""
                with parked as materialized (
                    select merchant_id, id
                      from postbacks.postback
                     where status = 'PENDING' and next_attempt_at is null
                       and merchant_id = any(:merchants)
                     limit :limit
                       for no key update skip locked
                )
                update postbacks.postback p
                   set next_attempt_at = :now, waiting_since = :now
                  from parked
                 where p.merchant_id = parked.merchant_id and p.id = parked.id
                """)
            .param("merchants", values(merchants))
            .param("now", Timestamp.from(now))
            .param("limit", limit)
            .update();
    }

    private static long[] values(Collection<MerchantId> merchants) {
        return merchants.stream().mapToLong(MerchantId::value).toArray();
    }

    private static <T> long[] longs(List<T> all, Function<T, Long> value) {
        return all.stream().mapToLong(value::apply).toArray();
    }

    private static <T> @Nullable String[] texts(
            List<T> all, Function<T, ? extends @Nullable String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static <T> @Nullable Timestamp[] times(
            List<T> all, Function<T, ? extends @Nullable Instant> time) {
        Stream<@Nullable Timestamp> times = all.stream().map(one -> {
            Instant at = time.apply(one);
            return at == null ? null : Timestamp.from(at);
        });
        return times.toArray(Timestamp[]::new);
    }
}
