package io.pasarela.deposits;

import io.pasarela.merchants.MerchantId;
import io.pasarela.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of deposits, of guesses that led to none, and of custom ids saved beforehand. */
@Repository
class DepositStore {

    /** How long a wrong guess counts. */
    static final Duration GUESSES_COUNT_FOR = Duration.ofHours(1);

    private final JdbcClient db;

    DepositStore(JdbcClient db) {
        this.db = db;
    }

    /** A deposit to make. */
    record Draft(
            MerchantId merchant, Payment payment, Money amount, long bankTransaction,
            @Nullable Long claim, Confirmation confirmation) {}

    /** Who confirmed, if anybody, and whether the deposit binds its custom id. */
    record Confirmation(@Nullable String by, boolean binds) {

        static final Confirmation BY_ITSELF = new Confirmation(null, true);
    }

    /** The deposits that bind these ids. */
    List<Deposit> listBinding(Collection<ClaimStore.CustomId> ids) {
        return db.sql("""
                select d.*
                  from unnest(:merchants, :custom_ids) as n (merchant_id, custom_id)
                  join deposits.deposit d
                    on d.merchant_id = n.merchant_id and d.custom_id = n.custom_id
                   and d.binds_custom_id
                """)
            .param("merchants", ids.stream().mapToLong(id -> id.merchant().value()).toArray())
            .param("custom_ids",
                    ids.stream().map(ClaimStore.CustomId::text).toArray(String[]::new))
            .query((row, _) -> deposit(row)).list();
    }

    /** Makes deposits; fewer come back when another node bound an id or fact in this moment. */
    List<Deposit> insert(List<Draft> drafts, Instant now) {
        return db.sql("""
                insert into deposits.deposit (merchant_id, bank_transaction_id, claim_id,
                       payment_system, currency, label, key1, custom_id, binds_custom_id,
                       claimed_minor, amount_minor, confirmed_by, claimed_at, activated_at)
                select n.merchant_id, n.fact, n.claim, n.payment_system, n.currency, n.label,
                       n.key1, n.custom_id, n.binds = 'true', n.claimed, n.amount,
                       n.confirmed_by, n.claimed_at, :now
                  from unnest(:merchants, :facts, :claims::bigint[], :systems, :currencies,
                              :labels, :keys, :custom_ids, :binds, :claimed, :amounts,
                              :confirmers, :claimed_at::timestamptz[])
                    as n (merchant_id, fact, claim, payment_system, currency, label, key1,
                          custom_id, binds, claimed, amount, confirmed_by, claimed_at)
                 order by n.merchant_id, n.custom_id
                    on conflict do nothing
                returning *
                """)
            .param("now", Timestamp.from(now))
            .param("merchants", drafts.stream().mapToLong(d -> d.merchant().value()).toArray())
            .param("facts", drafts.stream().mapToLong(Draft::bankTransaction).toArray())
            .param("claims", texts(drafts, d -> d.claim() == null ? null : d.claim().toString()))
            .param("systems", texts(drafts, d -> d.payment().system()))
            .param("currencies", texts(drafts, d -> d.amount().currency().getCurrencyCode()))
            .param("labels", texts(drafts, d -> d.payment().label()))
            .param("keys", texts(drafts, d -> d.payment().key1()))
            .param("custom_ids", texts(drafts, d -> d.payment().customId()))
            .param("binds", texts(drafts, d -> Boolean.toString(d.confirmation().binds())))
            .param("claimed",
                    drafts.stream().mapToLong(d -> d.payment().claimed().minor()).toArray())
            .param("amounts", drafts.stream().mapToLong(d -> d.amount().minor()).toArray())
            .param("confirmers", texts(drafts, d -> d.confirmation().by()))
            .param("claimed_at", texts(drafts, d -> d.payment().claimedAt().toString()))
            .query((row, _) -> deposit(row)).list();
    }

    private static <T> String[] texts(List<T> rows, Function<T, @Nullable String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    Optional<Deposit> findBinding(MerchantId merchant, String customId) {
        return listBinding(List.of(new ClaimStore.CustomId(merchant, customId)))
                .stream().findFirst();
    }

    Optional<Deposit> findByClaim(MerchantId merchant, long claim) {
        return db.sql("""
                select * from deposits.deposit where merchant_id = :merchant and claim_id = :claim
                """)
            .param("merchant", merchant.value()).param("claim", claim)
            .query((row, _) -> deposit(row)).optional();
    }

    /** An announced fact that pays by itself, and the ceiling of its day. */
    record Announced(Trust.Day day, long fact, Money amount, Money ceiling) {}

    /** What announced money paid by itself on those days, as far as it is not confirmed yet. */
    Map<Trust.Day, Long> listAnnounced(Collection<Trust.Day> days) {
        record Row(Trust.Day day, long minor) {}
        return db.sql("""
                select d.*
                  from unnest(:merchants, :systems, :days::date[])
                    as n (merchant_id, payment_system, day)
                  join deposits.announced_day d using (merchant_id, payment_system, day)
                """)
            .param("merchants", days.stream().mapToLong(day -> day.merchant().value()).toArray())
            .param("systems", days.stream().map(Trust.Day::system).toArray(String[]::new))
            .param("days", days.stream().map(day -> day.date().toString()).toArray(String[]::new))
            .query((row, _) -> new Row(new Trust.Day(new MerchantId(row.getLong("merchant_id")),
                    row.getString("payment_system"), row.getDate("day").toLocalDate()),
                    row.getLong("paid_minor")))
            .list().stream().collect(Collectors.toMap(Row::day, Row::minor));
    }

    /** Counts facts to their days; fewer are counted when a day would pass its ceiling. */
    int count(List<Announced> facts) {
        if (facts.isEmpty()) return 0;
        return db.sql("""
                with n as (
                    select *
                      from unnest(:merchants, :systems, :days::date[], :currencies, :facts,
                                  :amounts, :ceilings)
                        as n (merchant_id, payment_system, day, currency, fact, amount, ceiling)),
                counted as (
                    insert into deposits.announced_day as d (merchant_id, payment_system, day,
                           currency, paid_minor, ceiling_minor)
                    select merchant_id, payment_system, day, currency, sum(amount), min(ceiling)
                      from n
                     group by merchant_id, payment_system, day, currency
                    having sum(amount) <= min(ceiling)
                     order by merchant_id, payment_system, day
                        on conflict (merchant_id, payment_system, day) do update
                       set paid_minor = d.paid_minor + excluded.paid_minor,
                           ceiling_minor = excluded.ceiling_minor
                     where d.paid_minor + excluded.paid_minor <= excluded.ceiling_minor
                    returning merchant_id, payment_system, day)
                insert into deposits.announced (bank_transaction_id, merchant_id, payment_system,
                       day, amount_minor)
                select n.fact, merchant_id, payment_system, day, n.amount
                  from n
                  join counted using (merchant_id, payment_system, day)
                """)
            .param("merchants", facts.stream().mapToLong(f -> f.day().merchant().value()).toArray())
            .param("systems", texts(facts, f -> f.day().system()))
            .param("days", texts(facts, f -> f.day().date().toString()))
            .param("currencies", texts(facts, f -> f.amount().currency().getCurrencyCode()))
            .param("facts", facts.stream().mapToLong(Announced::fact).toArray())
            .param("amounts", facts.stream().mapToLong(f -> f.amount().minor()).toArray())
            .param("ceilings", facts.stream().mapToLong(f -> f.ceiling().minor()).toArray())
            .update();
    }

    /** Takes facts that were confirmed out of the sums of their days, which are locked in order. */
    void release(long[] facts) {
        db.sql("""
                select d.day
                  from deposits.announced_day d
                 where (merchant_id, payment_system, day) in (
                       select merchant_id, payment_system, day
                         from deposits.announced
                        where bank_transaction_id = any(:facts))
                 order by merchant_id, payment_system, day
                   for no key update
                """)
            .param("facts", facts).query(java.sql.Date.class).list();
        db.sql("""
                with gone as (
                    delete from deposits.announced
                     where bank_transaction_id = any(:facts)
                    returning merchant_id, payment_system, day, amount_minor)
                update deposits.announced_day d
                   set paid_minor = d.paid_minor - g.sum
                  from (select merchant_id, payment_system, day, sum(amount_minor) as sum
                          from gone
                         group by merchant_id, payment_system, day) g
                 where d.merchant_id = g.merchant_id and d.payment_system = g.payment_system
                   and d.day = g.day
                """)
            .param("facts", facts).update();
    }

    /** A number and amount that led to nothing. */
    record Miss(NewClaim claim, String kind, long bankTransaction) {}

    /** The same pair again counts once. */
    void count(Collection<Miss> misses, Instant now) {
        var once = new LinkedHashMap<Guess, Miss>();
        misses.forEach(miss -> once.put(miss.claim().guess(), miss));
        if (once.isEmpty()) return;
        List<Miss> all = List.copyOf(once.values());
        db.sql("""
                insert into deposits.miss (merchant_id, channel, guesser, payment_system, key1,
                       amount_minor, label, custom_id, kind, bank_transaction_id, at)
                select n.*, :now
                  from unnest(:merchants, :channels, :guessers, :systems, :keys, :amounts,
                              :labels, :custom_ids, :kinds, :facts)
                    as n (merchant_id, channel, guesser, payment_system, key1, amount_minor,
                          label, custom_id, kind, fact)
                 order by n.merchant_id, n.channel, n.guesser, n.payment_system, n.key1,
                          n.amount_minor
                    on conflict (merchant_id, channel, guesser, payment_system, key1,
                                 amount_minor) do update
                   set at = excluded.at, kind = excluded.kind
                """)
            .param("now", Timestamp.from(now))
            .param("merchants", all.stream().mapToLong(m -> m.claim().merchant().value()).toArray())
            .param("channels", texts(all, m -> m.claim().channel().key()))
            .param("guessers", texts(all, m -> m.claim().whoGuesses().name()))
            .param("systems", texts(all, m -> m.claim().payment().system()))
            .param("keys", texts(all, m -> m.claim().payment().key1()))
            .param("amounts",
                    all.stream().mapToLong(m -> m.claim().payment().claimed().minor()).toArray())
            .param("labels", texts(all, m -> m.claim().payment().label()))
            .param("custom_ids", texts(all, m -> m.claim().payment().customId()))
            .param("kinds", texts(all, Miss::kind))
            .param("facts", all.stream().mapToLong(Miss::bankTransaction).toArray())
            .update();
    }

    /** Somebody whose guesses are counted. */
    record Guesser(MerchantId merchant, String channel, String name) {}

    /** A pair of number and amount that somebody tried. */
    record Guess(Guesser guesser, String system, String key1, long minor) {}

    /** What each of them missed with within the hour; nobody counts further than that limit. */
    List<Guess> listMisses(Collection<Guesser> guessers, Instant now, int limit) {
        return db.sql("""
                select n.merchant_id, n.channel, n.guesser, m.payment_system, m.key1,
                       m.amount_minor
                  from unnest(:merchants, :channels, :guessers) as n (merchant_id, channel, guesser)
                 cross join lateral (
                       select payment_system, key1, amount_minor
                         from deposits.miss
                        where merchant_id = n.merchant_id and channel = n.channel
                          and guesser = n.guesser and at > :since
                        limit :limit) m
                """)
            .param("merchants", guessers.stream().mapToLong(g -> g.merchant().value()).toArray())
            .param("channels", guessers.stream().map(Guesser::channel).toArray(String[]::new))
            .param("guessers", guessers.stream().map(Guesser::name).toArray(String[]::new))
            .param("since", Timestamp.from(now.minus(GUESSES_COUNT_FOR)))
            .param("limit", limit)
            .query((row, _) -> new Guess(new Guesser(new MerchantId(row.getLong("merchant_id")),
                    row.getString("channel"), row.getString("guesser")),
                    row.getString("payment_system"), row.getString("key1"),
                    row.getLong("amount_minor")))
            .list();
    }

    /** How many window claims of a merchant missed since then. */
    int countWindowMisses(MerchantId merchant, Instant since) {
        return db.sql("""
                select count(*)
                  from deposits.miss
                 where merchant_id = :merchant and channel = 'WINDOW' and at > :since
                """)
            .param("merchant", merchant.value()).param("since", Timestamp.from(since))
            .query(Integer.class).single();
    }

    void saveCustomId(MerchantId merchant, String label, String customId, Instant now) {
        db.sql("""
                insert into deposits.saved_custom_id (merchant_id, label, custom_id, saved_at)
                values (:merchant, :label, :custom_id, :now)
                    on conflict (merchant_id, label) do update
                   set custom_id = excluded.custom_id, saved_at = excluded.saved_at
                """)
            .param("merchant", merchant.value()).param("label", label)
            .param("custom_id", customId).param("now", Timestamp.from(now)).update();
    }

    Optional<String> findSavedCustomId(MerchantId merchant, String label) {
        return db.sql("""
                select custom_id
                  from deposits.saved_custom_id
                 where merchant_id = :merchant and label = :label
                """)
            .param("merchant", merchant.value()).param("label", label)
            .query(String.class).optional();
    }

    private static Deposit deposit(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Deposit(
                row.getLong("id"), new MerchantId(row.getLong("merchant_id")),
                new Payment(row.getString("payment_system"), row.getString("label"),
                        row.getString("key1"), new Money(row.getLong("claimed_minor"), currency),
                        row.getString("custom_id"), row.getTimestamp("claimed_at").toInstant()),
                new Money(row.getLong("amount_minor"), currency),
                row.getLong("bank_transaction_id"), row.getObject("claim_id", Long.class),
                row.getTimestamp("activated_at").toInstant());
    }
}
