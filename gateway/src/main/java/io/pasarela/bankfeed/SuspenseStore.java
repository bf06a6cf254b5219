package io.pasarela.bankfeed;

import io.pasarela.merchants.MerchantId;
import io.pasarela.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of money that still waits: for somebody who claims it, for a statement that confirms. */
@Repository
class SuspenseStore {

    /** How far claims and money that may belong together are apart. */
    private static final Duration WITHIN = Duration.ofDays(3);
    private static final int EACH_MAX = 100;

    static final String AROUND = """
        select f.*
          from bankfeed.bank_transaction f
         where f.id = any(array(
               select k.id
                 from unnest(:accounts) as a (id)
                cross join unnest(:numbers) as n (reference)
                 join bankfeed.bank_transaction k
                   on k.bank_account_id = a.id and k.reference = n.reference
                  and k.unique_during is null
               union all
               select k.id
                 from unnest(:accounts) as a (id)
                cross join unnest(:numbers) as n (reference)
                 join bankfeed.bank_transaction k
                   on k.bank_account_id = a.id and k.reference = n.reference
                  and k.unique_during is not null
               union all
               (select id
                  from bankfeed.bank_transaction
                 where merchant_id = :merchant and status = 'UNCLAIMED'
                   and amount_minor = :amount and received_at between :from and :until
                   and bank_account_id = any(:accounts)
                 order by received_at
                 limit :each)
               union all
               (select id
                  from bankfeed.bank_transaction
                 where merchant_id = :merchant and status = 'UNCLAIMED'
                   and received_at between :from and :at
                   and bank_account_id = any(:accounts)
                 order by received_at desc
                 limit :each)
               union all
               (select id
                  from bankfeed.bank_transaction
                 where merchant_id = :merchant and status = 'UNCLAIMED'
                   and received_at > :at and received_at <= :until
                   and bank_account_id = any(:accounts)
                 order by received_at
                 limit :each)))
         order by f.id
            """;

    private final JdbcClient db;

    SuspenseStore(JdbcClient db) {
        this.db = db;
    }

    /** Each branch has its index and its limit. */
    List<BankTransaction> listAround(Suspense.Around around) {
        return db.sql(AROUND)
            .param("merchant", around.merchant().value())
            .param("accounts", longs(around.accounts()))
            .param("numbers", around.numbers().toArray(String[]::new))
            .param("amount", around.amount().minor())
            .param("at", Timestamp.from(around.at()))
            .param("from", Timestamp.from(around.at().minus(WITHIN)))
            .param("until", Timestamp.from(around.at().plus(WITHIN)))
            .param("each", EACH_MAX)
            .query((row, _) -> FactStore.fact(row)).list();
    }

    List<Suspense.Sum> listSums(MerchantId merchant) {
        return db.sql("""
                select currency, sum(amount_minor) as minor, count(*) as facts,
                       min(received_at) as oldest
                  from bankfeed.bank_transaction
                 where merchant_id = :merchant and status = 'UNCLAIMED' and not held
                 group by currency
                 order by currency
                """)
            .param("merchant", merchant.value())
            .query((row, _) -> new Suspense.Sum(new Money(row.getLong("minor"),
                    Currency.getInstance(row.getString("currency"))), row.getInt("facts"),
                    row.getTimestamp("oldest").toInstant())).list();
    }

    List<Suspense.Past> listPast(MerchantId merchant, int limit) {
        return db.sql("""
                select *
                  from bankfeed.bank_transaction
                 where merchant_id = :merchant and ended_at is not null
                 order by ended_at desc, id desc
                 limit :limit
                """)
            .param("merchant", merchant.value()).param("limit", limit)
            .query((row, _) -> past(row)).list();
    }

    Optional<Suspense.Past> findPast(MerchantId merchant, long fact) {
        return db.sql("""
                select *
                  from bankfeed.bank_transaction
                 where merchant_id = :merchant and id = :id and ended_at is not null
                """)
            .param("merchant", merchant.value()).param("id", fact)
            .query((row, _) -> past(row)).optional();
    }

    private static Suspense.Past past(ResultSet row) throws SQLException {
        String reference = row.getString("returned_reference");
        return new Suspense.Past(FactStore.fact(row), row.getString("ended_by"),
                row.getTimestamp("ended_at").toInstant(),
                reference != null ? reference : row.getString("reason"));
    }

    /** Throws a duplicate key when the payout's reference proves something else. */
    boolean giveBack(Suspense.Returning word, String reference, Instant now) {
        return db.sql("""
                update bankfeed.bank_transaction
                   set status = 'RETURNED', returned_from = :account,
                       returned_reference = :reference, ended_by = :operator, ended_at = :now
                 where merchant_id = :merchant and id = :id and status = 'UNCLAIMED' and not held
                """)
            .param("account", word.bankAccount()).param("reference", reference)
            .param("operator", word.operator()).param("now", Timestamp.from(now))
            .param("merchant", word.merchant().value()).param("id", word.fact()).update() == 1;
    }

    boolean ignore(Suspense.Ignoring word, Instant now) {
        return db.sql("""
                update bankfeed.bank_transaction
                   set status = 'IGNORED', ignored_as = :money, reason = :reason,
                       ended_by = :operator, ended_at = :now
                 where merchant_id = :merchant and id = :id and status = 'UNCLAIMED' and not held
                   and (:money <> 'NEVER_CAME' or evidence = 'ANNOUNCED')
                """)
            .param("money", word.money().name()).param("reason", word.reason())
            .param("operator", word.operator()).param("now", Timestamp.from(now))
            .param("merchant", word.merchant().value()).param("id", word.fact()).update() == 1;
    }

    Map<Long, String> listPayers(MerchantId merchant, Collection<Long> facts) {
        var payers = new HashMap<Long, String>();
        db.sql("""
                select id, payer
                  from bankfeed.bank_transaction
                 where merchant_id = :merchant and id = any(:ids) and payer is not null
                """)
            .param("merchant", merchant.value()).param("ids", longs(facts))
            .query(row -> {
                payers.put(row.getLong("id"), row.getString("payer"));
            });
        return payers;
    }

    private static long[] longs(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    /** Announced facts of one merchant and currency that nobody confirmed in time. */
    record Late(MerchantId merchant, int facts, Money amount, long oldest) {}

    /** Marks them as alarmed about; a fact that is known not to be money is none to wait for. */
    List<Late> raiseUnconfirmed(Instant before, Instant now, int limit) {
        return db.sql("""
                with late as (
                    update bankfeed.bank_transaction
                       set alarmed_at = :now
                     where id in (select id
                                    from bankfeed.bank_transaction
                                   where evidence = 'ANNOUNCED' and alarmed_at is null
                                     and received_at < :before and status <> 'IGNORED'
                                   order by received_at, id
                                   limit :limit
                                     for no key update skip locked)
                    returning merchant_id, currency, amount_minor, id)
                select merchant_id, currency, count(*) as facts, sum(amount_minor) as minor,
                       min(id) as oldest
                  from late
                 group by merchant_id, currency
                 order by merchant_id, currency
                """)
            .param("now", Timestamp.from(now)).param("before", Timestamp.from(before))
            .param("limit", limit)
            .query((row, _) -> new Late(new MerchantId(row.getLong("merchant_id")),
                    row.getInt("facts"), new Money(row.getLong("minor"),
                            Currency.getInstance(row.getString("currency"))),
                    row.getLong("oldest"))).list();
    }
}
