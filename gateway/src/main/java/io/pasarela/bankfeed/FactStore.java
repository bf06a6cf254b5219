package io.pasarela.bankfeed;

import io.pasarela.bankfeed.BankTransaction.Evidence;
import io.pasarela.bankfeed.BankTransaction.Status;
import io.pasarela.merchants.MerchantId;
import io.pasarela.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link BankFeed}: facts in, facts out, in batches. */
@Repository
class FactStore {

    /** How far apart a provisional fact and the bank's report of it may be. */
    private static final Duration SAME_MONEY_WITHIN = Duration.ofDays(3);

    private final JdbcClient db;

    FactStore(JdbcClient db) {
        this.db = db;
    }

    /** Who a fact comes from: a source or an operator, never both. */
    record Maker(@Nullable Long source, @Nullable String operator) {}

    /** A fact and what tells it from all others. */
    record Keyed(NewFact.Key key, BankTransaction fact) {}

    /**
     * Known facts about the transfers these reports are about. References that are unique for ever,
     * those of a period and the keys of money without one have an index each, so each has a branch
     * that names its own.
     */
    List<Keyed> listKnown(List<NewFact> facts, Instant now) {
        return db.sql("""
                with n as (
                    select *
                      from unnest(:accounts, :references, :lones, :at::timestamptz[],
                                  :until::timestamptz[])
                        as n (bank_account_id, reference, lone_key, at, until))
                select f.*
                  from n
                  join bankfeed.bank_transaction f
                    on f.bank_account_id = n.bank_account_id and f.reference = n.reference
                   and f.unique_during is null and n.until is null
                union all
                select f.*
                  from n
                  join bankfeed.bank_transaction f
                    on f.bank_account_id = n.bank_account_id and f.reference = n.reference
                   and f.unique_during is not null
                   and (n.until is null or f.unique_during && tstzrange(n.at, n.until))
                union all
                select f.*
                  from n
                  join bankfeed.bank_transaction f
                    on f.bank_account_id = n.bank_account_id and f.lone_key = n.lone_key
                """)
            .param("accounts", longs(facts, fact -> fact.wallet().bankAccount()))
            .param("references", texts(facts, NewFact::reference))
            .param("lones", texts(facts, NewFact::loneKey))
            .param("at", texts(facts, fact -> fact.at(now).toString()))
            .param("until", texts(facts, fact -> until(fact, now)))
            .query((row, _) -> keyed(row)).list();
    }

    /** Stores those that are new, in key order so that two batches never deadlock. */
    List<Keyed> insert(List<NewFact> facts, Maker maker, Instant now) {
        return db.sql("""
                insert into bankfeed.bank_transaction (merchant_id, bank_account_id, currency,
                       payment_system, reference, lone_key, amount_minor, payer, occurred_at,
                       received_at, evidence, source_id, made_by, unique_during)
                select n.merchant_id, n.bank_account_id, n.currency, n.payment_system,
                       n.reference, n.lone_key, n.amount_minor, n.payer, n.occurred_at, :now,
                       n.evidence, :source, :operator,
                       case when n.until is null then null else tstzrange(n.at, n.until) end
                  from unnest(:merchants, :accounts, :currencies, :systems, :references, :lones,
                              :amounts, :payers, :occurred::timestamptz[], :evidences,
                              :at::timestamptz[], :until::timestamptz[])
                    as n (merchant_id, bank_account_id, currency, payment_system, reference,
                          lone_key, amount_minor, payer, occurred_at, evidence, at, until)
                 order by n.bank_account_id, n.reference, n.lone_key
                    on conflict do nothing
                returning *
                """)
            .param("now", Timestamp.from(now))
            .param("source", maker.source())
            .param("operator", maker.operator())
            .param("merchants", longs(facts, fact -> fact.wallet().merchant().value()))
            .param("accounts", longs(facts, fact -> fact.wallet().bankAccount()))
            .param("currencies", texts(facts, fact -> fact.system().currencyCode()))
            .param("systems", texts(facts, fact -> fact.system().key()))
            .param("references", texts(facts, NewFact::reference))
            .param("lones", texts(facts, NewFact::loneKey))
            .param("amounts", longs(facts, fact -> fact.amount().minor()))
            .param("payers", texts(facts, NewFact::payer))
            .param("occurred", texts(facts, fact ->
                    fact.occurredAt() == null ? null : fact.occurredAt().toString()))
            .param("evidences", texts(facts, fact -> fact.evidence().name()))
            .param("at", texts(facts, fact -> fact.at(now).toString()))
            .param("until", texts(facts, fact -> until(fact, now)))
            .query((row, _) -> keyed(row)).list();
    }

    private static @Nullable String until(NewFact fact, Instant now) {
        var period = fact.system().bank().referenceUniqueFor();
        return period == null || fact.reference() == null ? null
                : fact.at(now).atZone(ZoneOffset.UTC).plus(period).toInstant().toString();
    }

    /** Holds what may be the money of a provisional fact; returns the held ones' ids. */
    List<Long> holdLookalikes(Collection<BankTransaction> facts) {
        return db.sql("""
                update bankfeed.bank_transaction f
                   set held = true
                 where f.id = any(:ids) and f.status = 'UNCLAIMED'
                   and exists (select 1
                                 from bankfeed.bank_transaction p
                                where p.bank_account_id = f.bank_account_id
                                  and p.amount_minor = f.amount_minor
                                  and p.evidence = 'PROVISIONAL' and p.id <> f.id
                                  and p.received_at
                                      between f.received_at - make_interval(secs => :within)
                                          and f.received_at + make_interval(secs => :within))
                returning f.id
                """)
            .param("ids", facts.stream().mapToLong(BankTransaction::id).toArray())
            .param("within", SAME_MONEY_WITHIN.toSeconds())
            .query(Long.class).list();
    }

    /** A fact that is confirmed now; {@code back} if it was said never to have come. */
    record Confirmed(BankTransaction fact, boolean back) {}

    /**
     * Turns announced facts into confirmed ones, locking them in their order. One that was said
     * never to have come waits for its payer again.
     */
    List<Confirmed> confirm(Collection<Long> ids, Instant now) {
        return db.sql("""
                with known as (
                    select id, ignored_as is not distinct from 'NEVER_CAME' as back
                      from bankfeed.bank_transaction
                     where id = any(:ids) and evidence = 'ANNOUNCED'
                     order by id
                       for no key update)
                update bankfeed.bank_transaction f
                   set evidence = 'CONFIRMED', confirmed_at = :now,
                       status = case when back then 'UNCLAIMED' else status end,
                       ignored_as = case when back then null else ignored_as end,
                       reason = case when back then null else reason end,
                       ended_by = case when back then null else ended_by end,
                       ended_at = case when back then null else ended_at end
                  from known k
                 where f.id = k.id
                returning f.*, k.back
                """)
            .param("now", Timestamp.from(now))
            .param("ids", ids.stream().mapToLong(Long::longValue).toArray())
            .query((row, _) -> new Confirmed(fact(row), row.getBoolean("back"))).list();
    }

    /** Fills what was blank, turns a provisional fact into a reported one, keeps a new name. */
    void enrich(long id, NewFact report) {
        db.sql("""
                update bankfeed.bank_transaction
                   set payer = coalesce(payer, :payer),
                       occurred_at = coalesce(occurred_at, :occurred::timestamptz),
                       evidence = case when evidence = 'CONFIRMED' then evidence else :evidence end,
                       notes = case when payer <> :payer and not ('payer: ' || :payer) = any(notes)
                                    then notes || ('payer: ' || :payer) else notes end
                 where id = :id
                   and (payer is null and :payer::text is not null
                        or occurred_at is null and :occurred::timestamptz is not null
                        or evidence not in ('CONFIRMED', :evidence)
                        or payer <> :payer and not ('payer: ' || :payer) = any(notes))
                """)
            .param("id", id)
            .param("payer", report.payer())
            .param("occurred", report.occurredAt() == null ? null : report.occurredAt().toString())
            .param("evidence", report.evidence().name())
            .update();
    }

    /**
     * The facts of these numbers, locked in the order of their ids. The array is settled before
     * anything is locked: a row somebody else changes meanwhile is looked at again after the wait,
     * and beside a union it would then be dropped.
     */
    List<BankTransaction> lock(Collection<NewFact.Key> keys) {
        return db.sql("""
                select f.*
                  from bankfeed.bank_transaction f
                 where f.id = any(array(
                       with n as (
                           select *
                             from unnest(:accounts, :references)
                               as n (bank_account_id, reference))
                       select k.id
                         from n
                         join bankfeed.bank_transaction k
                           on k.bank_account_id = n.bank_account_id
                          and k.reference = n.reference and k.unique_during is null
                       union all
                       select k.id
                         from n
                         join bankfeed.bank_transaction k
                           on k.bank_account_id = n.bank_account_id
                          and k.reference = n.reference and k.unique_during is not null))
                 order by f.id
                   for no key update
                """)
            .param("accounts", keys.stream().mapToLong(NewFact.Key::bankAccount).toArray())
            .param("references",
                    keys.stream().map(NewFact.Key::reference).toArray(String[]::new))
            .query((row, _) -> fact(row)).list();
    }

    Optional<BankTransaction> lock(MerchantId merchant, long id) {
        return db.sql("""
                select *
                  from bankfeed.bank_transaction
                 where merchant_id = :merchant and id = :id
                   for no key update
                """)
            .param("merchant", merchant.value()).param("id", id)
            .query((row, _) -> fact(row)).optional();
    }

    List<BankTransaction> claim(long[] ids) {
        return db.sql("""
                update bankfeed.bank_transaction
                   set status = 'CLAIMED'
                 where id = any(:ids) and status = 'UNCLAIMED' and not held
                returning *
                """)
            .param("ids", ids)
            .query((row, _) -> fact(row)).list();
    }

    boolean release(long id) {
        return db.sql("""
                update bankfeed.bank_transaction
                   set held = false
                 where id = :id and status = 'UNCLAIMED' and held
                """)
            .param("id", id).update() == 1;
    }

    boolean join(long held, BankTransaction provisional) {
        return db.sql("""
                update bankfeed.bank_transaction
                   set status = 'IGNORED', held = false, joined_to = :provisional,
                       reason = 'the same money as bank transaction ' || :provisional
                 where id = :id and status = 'UNCLAIMED' and held
                """)
            .param("id", held).param("provisional", provisional.id()).update() == 1;
    }

    boolean confirmProvisional(long id, BankTransaction report) {
        return db.sql("""
                update bankfeed.bank_transaction
                   set evidence = :evidence, payer = coalesce(payer, :payer),
                       occurred_at = coalesce(occurred_at, :occurred::timestamptz)
                 where id = :id and evidence = 'PROVISIONAL'
                """)
            .param("id", id).param("evidence", report.standing().evidence().name())
            .param("payer", report.origin().payer())
            .param("occurred", report.origin().occurredAt() == null
                    ? null : report.origin().occurredAt().toString())
            .update() == 1;
    }

    List<BankTransaction> listProvisionalLike(BankTransaction held) {
        return db.sql("""
                select *
                  from bankfeed.bank_transaction
                 where bank_account_id = :account and amount_minor = :amount
                   and evidence = 'PROVISIONAL'
                 order by id
                """)
            .param("account", held.bankAccount()).param("amount", held.amount().minor())
            .query((row, _) -> fact(row)).list();
    }

    Optional<BankTransaction> find(MerchantId merchant, long id) {
        return db.sql("""
                select * from bankfeed.bank_transaction where merchant_id = :merchant and id = :id
                """)
            .param("merchant", merchant.value()).param("id", id)
            .query((row, _) -> fact(row)).optional();
    }

    /** Money nobody has claimed, the oldest first. */
    List<BankTransaction> listUnclaimed(MerchantId merchant, int limit) {
        return db.sql("""
                select *
                  from bankfeed.bank_transaction
                 where merchant_id = :merchant and status = 'UNCLAIMED'
                 order by received_at, id
                 limit :limit
                """)
            .param("merchant", merchant.value()).param("limit", limit)
            .query((row, _) -> fact(row)).list();
    }

    /** Free facts stored or confirmed since then: a crash may have kept them from their claims. */
    List<BankTransaction> listFree(Instant since, long after, int limit) {
        return db.sql("""
                select *
                  from bankfeed.bank_transaction
                 where status = 'UNCLAIMED' and not held
                   and (received_at >= :since or confirmed_at >= :since) and id > :after
                 order by id
                 limit :limit
                """)
            .param("since", Timestamp.from(since)).param("after", after).param("limit", limit)
            .query((row, _) -> fact(row)).list();
    }

    private static Keyed keyed(ResultSet row) throws SQLException {
        BankTransaction fact = fact(row);
        return new Keyed(new NewFact.Key(
                fact.bankAccount(), fact.reference(), row.getString("lone_key")), fact);
    }

    static BankTransaction fact(ResultSet row) throws SQLException {
        Timestamp occurred = row.getTimestamp("occurred_at");
        return new BankTransaction(
                row.getLong("id"), new MerchantId(row.getLong("merchant_id")),
                row.getLong("bank_account_id"), row.getString("reference"),
                new Money(row.getLong("amount_minor"),
                        Currency.getInstance(row.getString("currency"))),
                new BankTransaction.Origin(row.getString("payment_system"),
                        row.getString("payer"), occurred == null ? null : occurred.toInstant(),
                        row.getTimestamp("received_at").toInstant(), row.getString("made_by")),
                new BankTransaction.Standing(Status.valueOf(row.getString("status")),
                        Evidence.valueOf(row.getString("evidence")), row.getBoolean("held"),
                        row.getObject("joined_to", Long.class)));
    }

    private static long[] longs(List<NewFact> facts, ToLongFunction<NewFact> number) {
        return facts.stream().mapToLong(number).toArray();
    }

    private static String[] texts(
            List<NewFact> facts, Function<NewFact, @Nullable String> text) {
        return facts.stream().map(text).toArray(String[]::new);
    }
}
