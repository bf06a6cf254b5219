package io.pasarela.deposits;

import io.pasarela.merchants.MerchantId;
import io.pasarela.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of claims, in batches. */
@Repository
class ClaimStore {

    private final JdbcClient db;

    ClaimStore(JdbcClient db) {
        this.db = db;
    }

    /** A merchant's id of a payment. */
    record CustomId(MerchantId merchant, String text) {}

    /** A payer at a merchant, in one payment system. */
    record Payer(MerchantId merchant, String system, String label) {}

    /**
     * Every claim of these custom ids, and those still open or lately expired for these numbers,
     * locked in the order of their ids. The array is settled before anything is locked: beside a
     * union, a row that somebody else changes meanwhile would be dropped after the wait.
     */
    List<Claim> lock(
            Collection<CustomId> ids, Collection<TransferNumber> numbers, Instant expiredSince) {
        return db.sql("""
                select *
                  from deposits.claim
                 where id = any(array(
                       select c.id
                         from unnest(:id_merchants, :custom_ids) as n (merchant_id, custom_id)
                         join deposits.claim c
                           on c.merchant_id = n.merchant_id and c.custom_id = n.custom_id
                       union all
                       select c.id
                         from unnest(:merchants, :systems, :keys)
                           as n (merchant_id, payment_system, key1)
                         join deposits.claim c
                           on c.merchant_id = n.merchant_id
                          and c.payment_system = n.payment_system and c.key1 = n.key1
                          and c.status in ('WAITING', 'EXPIRED')
                          and (c.status = 'WAITING' or c.decided_at >= :expired_since)))
                 order by id
                   for no key update
                """)
            .param("id_merchants", ids.stream().mapToLong(id -> id.merchant().value()).toArray())
            .param("custom_ids", ids.stream().map(CustomId::text).toArray(String[]::new))
            .param("merchants",
                    numbers.stream().mapToLong(n -> n.merchant().value()).toArray())
            .param("systems",
                    numbers.stream().map(TransferNumber::system).toArray(String[]::new))
            .param("keys", numbers.stream().map(TransferNumber::key1).toArray(String[]::new))
            .param("expired_since", Timestamp.from(expiredSince))
            .query((row, _) -> claim(row)).list();
    }

    /** Those of the numbers for which some claim is open, or expired since then. */
    List<TransferNumber> listAwaited(Collection<TransferNumber> numbers, Instant expiredSince) {
        return db.sql("""
                select distinct n.*
                  from unnest(:merchants, :systems, :keys) as n (merchant_id, payment_system, key1)
                  join deposits.claim c
                    on c.merchant_id = n.merchant_id
                   and c.payment_system = n.payment_system and c.key1 = n.key1
                   and c.status in ('WAITING', 'EXPIRED')
                   and (c.status = 'WAITING' or c.decided_at >= :expired_since)
                """)
            .param("merchants",
                    numbers.stream().mapToLong(n -> n.merchant().value()).toArray())
            .param("systems",
                    numbers.stream().map(TransferNumber::system).toArray(String[]::new))
            .param("keys", numbers.stream().map(TransferNumber::key1).toArray(String[]::new))
            .param("expired_since", Timestamp.from(expiredSince))
            .query((row, _) -> new TransferNumber(new MerchantId(row.getLong("merchant_id")),
                    row.getString("payment_system"), row.getString("key1"))).list();
    }

    /** How many open claims these payers have already. */
    Map<Payer, Integer> countOpen(Collection<Payer> payers) {
        if (payers.isEmpty()) return Map.of();
        record Row(Payer payer, int open) {}
        return db.sql("""
                select c.merchant_id, c.payment_system, c.label, count(*) as open
                  from unnest(:merchants, :systems, :labels)
                    as n (merchant_id, payment_system, label)
                  join deposits.claim c
                    on c.merchant_id = n.merchant_id and c.payment_system = n.payment_system
                   and c.label = n.label and c.status = 'WAITING'
                 group by c.merchant_id, c.payment_system, c.label
                """)
            .param("merchants", payers.stream().mapToLong(p -> p.merchant().value()).toArray())
            .param("systems", payers.stream().map(Payer::system).toArray(String[]::new))
            .param("labels", payers.stream().map(Payer::label).toArray(String[]::new))
            .query((row, _) -> new Row(new Payer(new MerchantId(row.getLong("merchant_id")),
                    row.getString("payment_system"), row.getString("label")), row.getInt("open")))
            .list().stream().collect(Collectors.toMap(Row::payer, Row::open));
    }

    /** A claim to insert: what was said, the flags it got, and its stored picture. */
    record Insert(NewClaim claim, Set<Flag> flags, @Nullable Long picture) {}

    /** Stores claims; fewer come back when another node stored an equal one in this moment. */
    List<Claim> insert(List<Insert> claims, Instant now) {
        return db.sql("""
                insert into deposits.claim (merchant_id, payment_system, currency, label, key1,
                       amount_minor, custom_id, channel, status, flags, picture_id,
                       claim_key_sha256, created_at, expires_at)
                select n.merchant_id, n.payment_system, n.currency, n.label, n.key1,
                       n.amount_minor, n.custom_id, n.channel, 'WAITING',
                       string_to_array(n.flags, ','), n.picture_id,
                       decode(n.claim_key, 'hex'), n.created_at, n.expires_at
                  from unnest(:merchants, :systems, :currencies, :labels, :keys, :amounts,
                              :custom_ids, :channels, :flags, :pictures::bigint[], :claim_keys,
                              :created::timestamptz[], :expires::timestamptz[])
                    as n (merchant_id, payment_system, currency, label, key1, amount_minor,
                          custom_id, channel, flags, picture_id, claim_key, created_at,
                          expires_at)
                 order by n.merchant_id, n.custom_id, n.label
                    on conflict (merchant_id, custom_id, label) where status = 'WAITING' do nothing
                returning *
                """)
            .param("merchants", claims.stream()
                    .mapToLong(insert -> insert.claim().merchant().value()).toArray())
            .param("systems", texts(claims, insert -> insert.claim().payment().system()))
            .param("currencies", texts(claims, insert -> insert.claim().system().currencyCode()))
            .param("labels", texts(claims, insert -> insert.claim().payment().label()))
            .param("keys", texts(claims, insert -> insert.claim().payment().key1()))
            .param("amounts", claims.stream()
                    .mapToLong(insert -> insert.claim().payment().claimed().minor()).toArray())
            .param("custom_ids", texts(claims, insert -> insert.claim().payment().customId()))
            .param("channels", texts(claims, insert -> insert.claim().channel().key()))
            .param("flags", texts(claims, insert -> names(insert.flags())))
            .param("pictures", texts(claims, insert -> text(insert.picture())))
            .param("claim_keys", texts(claims, insert -> claimKey(insert.claim().channel())))
            .param("created",
                    texts(claims, insert -> text(insert.claim().payment().claimedAt())))
            .param("expires", texts(claims, insert -> text(insert.claim().expiresAt())))
            .query((row, _) -> claim(row)).list();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String claimKey(Channel channel) {
        return switch (channel) {
            case Channel.Api _ -> null;
            case Channel.Window(_, byte[] sha256, _) ->
                sha256 == null ? null : HexFormat.of().formatHex(sha256);
        };
    }

    private static String names(Set<Flag> flags) {
        return flags.stream().map(Flag::name).sorted().collect(Collectors.joining(","));
    }

    private static String[] texts(
            List<Insert> claims, Function<Insert, @Nullable String> text) {
        return claims.stream().map(text).toArray(String[]::new);
    }

    int supersede(Collection<Long> ids, Instant now) {
        return end(ids, "SUPERSEDED", now);
    }

    private int end(Collection<Long> ids, String status, Instant now) {
        if (ids.isEmpty()) return 0;
        return db.sql("""
                update deposits.claim
                   set status = :status, decided_at = :now
                 where id = any(:ids) and status = 'WAITING'
                """)
            .param("status", status).param("now", Timestamp.from(now))
            .param("ids", longs(ids)).update();
    }

    /** Only an open claim or, for a late fact, an expired one is ever matched. */
    int match(Collection<Long> ids, @Nullable String by, Instant now) {
        if (ids.isEmpty()) return 0;
        return db.sql("""
                update deposits.claim
                   set status = 'MATCHED', decided_at = :now, decided_by = :by
                 where id = any(:ids) and status in ('WAITING', 'EXPIRED')
                """)
            .param("now", Timestamp.from(now)).param("by", by)
            .param("ids", longs(ids)).update();
    }

    void flag(long id, Set<Flag> flags) {
        db.sql("""
                update deposits.claim
                   set flags = (select array(select distinct unnest(flags || :flags) order by 1))
                 where id = :id and status = 'WAITING'
                """)
            .param("flags", flags.stream().map(Flag::name).toArray(String[]::new))
            .param("id", id).update();
    }

    boolean reject(MerchantId merchant, long id, Claim.Decision decision) {
        return db.sql("""
                update deposits.claim
                   set status = 'REJECTED', decided_at = :at, decided_by = :by, reason = :reason
                 where merchant_id = :merchant and id = :id and status = 'WAITING'
                """)
            .param("at", Timestamp.from(decision.at())).param("by", decision.by())
            .param("reason", decision.reason())
            .param("merchant", merchant.value()).param("id", id).update() == 1;
    }

    /** To let a claim that ended wait again; {@code by} is null for the payer's own appeal. */
    record Reopen(
            MerchantId merchant, long id, Set<Flag> flags, @Nullable String by,
            @Nullable Long picture) {

        int appeals() {
            return by == null ? 1 : 0;
        }
    }

    /** Only what ended without money, within the appeals, and if its payer has no newer claim. */
    boolean reopen(Reopen reopen, Instant now) {
        return db.sql("""
                update deposits.claim c
                   set status = 'WAITING', decided_at = null, decided_by = null, reason = null,
                       appeals = appeals + :appeals, reopened_at = :now, reopened_by = :by,
                       earlier_reason = reason, picture_id = coalesce(:picture, picture_id),
                       flags = (select array(select distinct unnest(flags || :flags) order by 1))
                 where merchant_id = :merchant and id = :id
                   and status in ('REJECTED', 'EXPIRED')
                   and appeals + :appeals <= :appeals_max
                   and not exists (select from deposits.claim o
                                    where o.merchant_id = c.merchant_id
                                      and o.custom_id = c.custom_id and o.label = c.label
                                      and o.status = 'WAITING')
                """)
            .param("appeals", reopen.appeals()).param("appeals_max", Claim.APPEALS_MAX)
            .param("now", Timestamp.from(now)).param("by", reopen.by())
            .param("picture", reopen.picture(), Types.BIGINT)
            .param("flags", reopen.flags().stream().map(Flag::name).toArray(String[]::new))
            .param("merchant", reopen.merchant().value()).param("id", reopen.id())
            .update() == 1;
    }

    /** Ends claims whose money never came. Flagged ones wait for the operator who must look. */
    int expire(Instant now, int limit) {
        return db.sql("""
                update deposits.claim
                   set status = 'EXPIRED', decided_at = :now
                 where id in (select id
                                from deposits.claim
                               where status = 'WAITING' and expires_at <= :now and flags = '{}'
                               order by id
                               limit :limit
                                 for no key update skip locked)
                """)
            .param("now", Timestamp.from(now)).param("limit", limit).update();
    }

    Optional<Claim> lock(MerchantId merchant, long id) {
        return db.sql("""
                select *
                  from deposits.claim
                 where merchant_id = :merchant and id = :id
                   for no key update
                """)
            .param("merchant", merchant.value()).param("id", id)
            .query((row, _) -> claim(row)).optional();
    }

    Optional<Claim> find(MerchantId merchant, long id) {
        return db.sql("select * from deposits.claim where merchant_id = :merchant and id = :id")
            .param("merchant", merchant.value()).param("id", id)
            .query((row, _) -> claim(row)).optional();
    }

    Optional<Claim> findByClaimKey(MerchantId merchant, byte[] sha256) {
        return db.sql("""
                select *
                  from deposits.claim
                 where merchant_id = :merchant and claim_key_sha256 = :sha256
                 order by id desc
                 limit 1
                """)
            .param("merchant", merchant.value()).param("sha256", sha256)
            .query((row, _) -> claim(row)).optional();
    }

    Optional<Claim> findNewest(MerchantId merchant, String customId) {
        return db.sql("""
                select *
                  from deposits.claim
                 where merchant_id = :merchant and custom_id = :custom_id
                 order by id desc
                 limit 1
                """)
            .param("merchant", merchant.value()).param("custom_id", customId)
            .query((row, _) -> claim(row)).optional();
    }

    /** The operators' queue, the oldest first. */
    List<Claim> listWaiting(MerchantId merchant, int limit) {
        return db.sql("""
                select *
                  from deposits.claim
                 where merchant_id = :merchant and status = 'WAITING'
                 order by created_at, id
                 limit :limit
                """)
            .param("merchant", merchant.value()).param("limit", limit)
            .query((row, _) -> claim(row)).list();
    }

    /** How many of these pictures came with claims of this very payment. */
    int countPicturesOf(MerchantId merchant, Payment payment, Collection<Long> pictures) {
        if (pictures.isEmpty()) return 0;
        return db.sql("""
                select count(distinct picture_id)
                  from deposits.claim
                 where merchant_id = :merchant and picture_id = any(:pictures)
                   and custom_id = :custom_id and label = :label
                """)
            .param("merchant", merchant.value()).param("pictures", longs(pictures))
            .param("custom_id", payment.customId()).param("label", payment.label())
            .query(Integer.class).single();
    }

    boolean attach(MerchantId merchant, long id, long picture) {
        return db.sql("""
                update deposits.claim
                   set picture_id = :picture
                 where merchant_id = :merchant and id = :id and status = 'WAITING'
                """)
            .param("picture", picture).param("merchant", merchant.value()).param("id", id)
            .update() == 1;
    }

    private static long[] longs(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    static Claim claim(ResultSet row) throws SQLException {
        Set<Flag> flags = Arrays.stream((String[]) row.getArray("flags").getArray())
                .map(Flag::valueOf).collect(Collectors.toUnmodifiableSet());
        return new Claim(
                row.getLong("id"), new MerchantId(row.getLong("merchant_id")),
                new Payment(row.getString("payment_system"), row.getString("label"),
                        row.getString("key1"),
                        new Money(row.getLong("amount_minor"),
                                Currency.getInstance(row.getString("currency"))),
                        row.getString("custom_id"), row.getTimestamp("created_at").toInstant()),
                ClaimStatus.valueOf(row.getString("status")), flags,
                row.getObject("picture_id", Long.class),
                new Claim.Decision(instant(row, "decided_at"), row.getString("decided_by"),
                        row.getString("reason"), earlier(row)));
    }

    private static Claim.Earlier earlier(ResultSet row) throws SQLException {
        return new Claim.Earlier(row.getInt("appeals"), instant(row, "reopened_at"),
                row.getString("reopened_by"), row.getString("earlier_reason"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
