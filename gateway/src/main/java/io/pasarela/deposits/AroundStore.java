package io.pasarela.deposits;

import io.pasarela.merchants.MerchantId;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of what may belong to money: claims around it, and what a label was paid with before. */
@Repository
class AroundStore {

    /** How far claims and money that may belong together are apart. */
    private static final Duration WITHIN = Duration.ofDays(3);
    private static final int EACH_MAX = 100;
    private static final int EARLIER_MAX = 20;

    static final String AROUND = """
        select *
          from deposits.claim
         where id = any(array(
               select c.id
                 from unnest(:systems) as s (payment_system)
                cross join unnest(:numbers) as n (key1)
                 join deposits.claim c
                   on c.merchant_id = :merchant and c.payment_system = s.payment_system
                  and c.key1 = n.key1 and c.status in ('WAITING', 'EXPIRED')
               union all
               select c.id
                 from unnest(:systems) as s (payment_system)
                cross join unnest(:numbers) as n (key1)
                 join deposits.claim c
                   on c.merchant_id = :merchant and c.payment_system = s.payment_system
                  and c.key1 = n.key1 and c.status = 'REJECTED'
               union all
               (select id
                  from deposits.claim
                 where merchant_id = :merchant and status = 'WAITING'
                   and created_at between :from and :until
                   and amount_minor = :amount and payment_system = any(:systems)
                 order by created_at
                 limit :each)
               union all
               (select id
                  from deposits.claim
                 where merchant_id = :merchant and status = 'WAITING'
                   and created_at between :from and :at
                   and payment_system = any(:systems)
                 order by created_at desc
                 limit :each)
               union all
               (select id
                  from deposits.claim
                 where merchant_id = :merchant and status = 'WAITING'
                   and created_at > :at and created_at <= :until
                   and payment_system = any(:systems)
                 order by created_at
                 limit :each)))
         order by id
            """;

    private final JdbcClient db;

    AroundStore(JdbcClient db) {
        this.db = db;
    }

    /**
     * Claims with one of these numbers, rejected ones included; besides waiting ones of equal
     * amount, and the nearest in time. Each branch has its index and its limit.
     */
    List<Claim> list(Deposits.Around around) {
        return db.sql(AROUND)
            .param("merchant", around.merchant().value())
            .param("systems", around.systems().toArray(String[]::new))
            .param("numbers", around.numbers().toArray(String[]::new))
            .param("amount", around.amount().minor())
            .param("at", Timestamp.from(around.at()))
            .param("from", Timestamp.from(around.at().minus(WITHIN)))
            .param("until", Timestamp.from(around.at().plus(WITHIN)))
            .param("each", EACH_MAX)
            .query((row, _) -> ClaimStore.claim(row)).list();
    }

    /** The claims that wait for these numbers. */
    List<Claim> listOpen(
            MerchantId merchant, Collection<String> systems, Collection<String> numbers) {
        return db.sql("""
                select c.*
                  from unnest(:systems) as s (payment_system)
                 cross join unnest(:numbers) as n (key1)
                  join deposits.claim c
                    on c.merchant_id = :merchant and c.payment_system = s.payment_system
                   and c.key1 = n.key1 and c.status = 'WAITING'
                 order by c.id
                """)
            .param("merchant", merchant.value())
            .param("systems", systems.toArray(String[]::new))
            .param("numbers", numbers.toArray(String[]::new))
            .query((row, _) -> ClaimStore.claim(row)).list();
    }

    /** The facts that paid these labels last, each with its label. */
    Map<Long, String> listFactsOf(MerchantId merchant, Collection<String> labels) {
        var facts = new HashMap<Long, String>();
        db.sql("""
                select d.bank_transaction_id, n.label
                  from unnest(:labels) as n (label)
                 cross join lateral (
                       select bank_transaction_id
                         from deposits.deposit
                        where merchant_id = :merchant and label = n.label
                        order by id desc
                        limit :earlier_max) d
                """)
            .param("merchant", merchant.value())
            .param("labels", labels.toArray(String[]::new))
            .param("earlier_max", EARLIER_MAX)
            .query(row -> {
                facts.put(row.getLong("bank_transaction_id"), row.getString("label"));
            });
        return facts;
    }
}
