package io.pasarela.imports;

import io.pasarela.imports.Comparison.Explanation;
import io.pasarela.merchants.MerchantId;
import io.pasarela.money.Money;
import io.pasarela.statements.Statement.Line;
import io.pasarela.statements.Statement.Way;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of comparisons. */
@Repository
class ComparisonStore {

    private final JdbcClient db;

    ComparisonStore(JdbcClient db) {
        this.db = db;
    }

    /** What the bank said, of the last days it spoke of, the newest first. */
    List<Map.Entry<LocalDate, Long>> listEnds(MerchantId merchant, long account, int limit) {
        return db.sql("""
                select day, balance_minor
                  from imports.balance
                 where merchant_id = :merchant and bank_account_id = :account
                 order by day desc
                 limit :limit
                """)
            .param("merchant", merchant.value()).param("account", account).param("limit", limit)
            .query((row, _) -> Map.entry(
                    row.getObject("day", LocalDate.class), row.getLong("balance_minor")))
            .list();
    }

    long inBooks(MerchantId merchant, long account) {
        return db.sql("""
                select debits - credits
                  from ledger.account
                 where merchant_id = :merchant and kind = 'BANK' and bank_account_id = :account
                """)
            .param("merchant", merchant.value()).param("account", account)
            .query(Long.class).single();
    }

    /**
     * By how much the books of an account changed on each day of that zone, from one on. An arrival
     * counts when its money moved, every other entry when it was written.
     */
    TreeMap<LocalDate, Long> listChanges(
            MerchantId merchant, long account, LocalDate since, ZoneId zone) {
        var changes = new TreeMap<LocalDate, Long>();
        db.sql("""
                select (coalesce(f.occurred_at, f.received_at, e.at) at time zone :zone)::date
                           as day,
                       sum(case when e.debit_account_id = a.id then e.amount_minor
                                else -e.amount_minor end)::bigint as change
                  from ledger.account a
                  join ledger.entry e on a.id in (e.debit_account_id, e.credit_account_id)
                  left join bankfeed.bank_transaction f
                    on e.reason = 'ARRIVAL' and f.id = e.subject_id
                 where a.merchant_id = :merchant and a.kind = 'BANK'
                   and a.bank_account_id = :account and e.merchant_id = :merchant
                   and e.at >= :since
                 group by 1
                """)
            .param("zone", zone.getId()).param("merchant", merchant.value())
            .param("account", account)
            // Clocks differ, and money may be heard of a moment before it moved.
            .param("since", Timestamp.from(since.minusDays(1).atStartOfDay(zone).toInstant()))
            .query(row -> {
                changes.put(row.getObject("day", LocalDate.class), row.getLong("change"));
            });
        return changes;
    }

    /** An explanation holds for the difference it was given for, and no other. */
    record Explained(LocalDate day, long difference) {}

    Map<Explained, Explanation> listExplanations(
            MerchantId merchant, long account, LocalDate since) {
        var explanations = new HashMap<Explained, Explanation>();
        db.sql("""
                select day, difference_minor, note, explained_by, explained_at
                  from imports.explanation
                 where merchant_id = :merchant and bank_account_id = :account and day >= :since
                 order by id
                """)
            .param("merchant", merchant.value()).param("account", account)
            .param("since", Date.valueOf(since))
            .query(row -> {
                explanations.put(new Explained(row.getObject("day", LocalDate.class),
                        row.getLong("difference_minor")),
                        new Explanation(row.getString("note"), row.getString("explained_by"),
                                row.getTimestamp("explained_at").toInstant()));
            });
        return explanations;
    }

    /** A difference of an account's day, and what an operator says of it. */
    record Said(MerchantId merchant, long account, Explained about, String note) {}

    void explain(Said said, String operator, Instant now) {
        db.sql("""
                insert into imports.explanation (merchant_id, bank_account_id, day,
                       difference_minor, note, explained_by, explained_at)
                values (:merchant, :account, :day, :difference, :note, :by, :now)
                """)
            .param("merchant", said.merchant().value()).param("account", said.account())
            .param("day", Date.valueOf(said.about().day()))
            .param("difference", said.about().difference()).param("note", said.note())
            .param("by", operator).param("now", Timestamp.from(now)).update();
    }

    List<Line> listOut(MerchantId merchant, long account, LocalDate since, int limit) {
        return db.sql("""
                select number, day, at_time, amount_minor, currency, reference, payer, detail
                  from imports.line
                 where merchant_id = :merchant and bank_account_id = :account and way = 'OUT'
                   and day >= :since
                 order by day desc, id desc
                 limit :limit
                """)
            .param("merchant", merchant.value()).param("account", account)
            .param("since", Date.valueOf(since)).param("limit", limit)
            .query((row, _) -> new Line(row.getInt("number"),
                    row.getObject("day", LocalDate.class),
                    row.getObject("at_time", LocalTime.class), Way.OUT,
                    new Money(row.getLong("amount_minor"),
                            Currency.getInstance(row.getString("currency"))),
                    row.getString("reference"), row.getString("payer"),
                    row.getString("detail"), null))
            .list();
    }

    /** The first and the last day that files of an account tell of; none without a line. */
    List<LocalDate> findSpan(MerchantId merchant, long account) {
        return db.sql("""
                select min(day) as first, max(day) as last
                  from imports.line
                 where merchant_id = :merchant and bank_account_id = :account
                having count(*) > 0
                """)
            .param("merchant", merchant.value()).param("account", account)
            .query((row, _) -> List.of(row.getObject("first", LocalDate.class),
                    row.getObject("last", LocalDate.class)))
            .optional().orElse(List.of());
    }
}
