package io.pasarela.ledger;

import io.pasarela.merchants.MerchantId;
import io.pasarela.money.Money;
import java.sql.Timestamp;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Ledger}. */
@Repository
class LedgerStore {

    record Posted(long debitAccount, long creditAccount, long minor) {}

    record Movement(long debit, long credit) {

        Movement plus(Movement other) {
            return new Movement(
                    Math.addExact(debit, other.debit), Math.addExact(credit, other.credit));
        }
    }

    private record FundsKey(long merchant, String currency) {}

    private static final Comparator<FundsKey> BY_KEY =
            Comparator.comparingLong(FundsKey::merchant).thenComparing(FundsKey::currency);

    private final JdbcClient db;

    LedgerStore(JdbcClient db) {
        this.db = db;
    }

    void openBooks(MerchantId merchant, String currency, long bankAccount) {
        db.sql("""
                insert into ledger.account (merchant_id, currency, kind, bank_account_id)
                values (:merchant, :currency, 'BANK', :bank_account),
                       (:merchant, :currency, 'SUSPENSE', :bank_account),
                       (:merchant, :currency, 'MERCHANT', 0),
                       (:merchant, :currency, 'OPENING', 0)
                    on conflict (merchant_id, currency, kind, bank_account_id) do nothing
                """)
            .param("merchant", merchant.value())
            .param("currency", currency)
            .param("bank_account", bankAccount)
            .update();
        db.sql("""
                insert into ledger.funds (merchant_id, currency)
                values (:merchant, :currency)
                    on conflict (merchant_id, currency) do nothing
                """)
            .param("merchant", merchant.value())
            .param("currency", currency)
            .update();
    }

    List<Posted> insert(List<Entry> entries, Timestamp now) {
        return db.sql("""
                insert into ledger.entry (merchant_id, currency, debit_account_id,
                       credit_account_id, amount_minor, reason, subject_id, at)
                select p.merchant_id, p.currency, d.id, c.id, p.amount, p.cause, p.subject, :now
                  from unnest(:merchants, :currencies, :debit_kinds, :debit_banks,
                              :credit_kinds, :credit_banks, :amounts, :causes, :subjects)
                    as p (merchant_id, currency, debit_kind, debit_bank,
                          credit_kind, credit_bank, amount, cause, subject)
                  join ledger.account d
                    on d.merchant_id = p.merchant_id and d.currency = p.currency
                   and d.kind = p.debit_kind and d.bank_account_id = p.debit_bank
                  join ledger.account c
                    on c.merchant_id = p.merchant_id and c.currency = p.currency
                   and c.kind = p.credit_kind and c.bank_account_id = p.credit_bank
                returning debit_account_id, credit_account_id, amount_minor
                """)
            .param("now", now)
            .param("merchants", entries.stream().mapToLong(e -> e.merchant().value()).toArray())
            .param("currencies", texts(entries, e -> e.amount().currency().getCurrencyCode()))
            .param("debit_kinds", texts(entries, e -> e.debit().kind()))
            .param("debit_banks", longs(entries, e -> e.debit().bankAccountOrNone()))
            .param("credit_kinds", texts(entries, e -> e.credit().kind()))
            .param("credit_banks", longs(entries, e -> e.credit().bankAccountOrNone()))
            .param("amounts", longs(entries, e -> e.amount().minor()))
            .param("causes", texts(entries, e -> e.cause().name()))
            .param("subjects", longs(entries, Entry::subject))
            .query((row, _) -> new Posted(row.getLong("debit_account_id"),
                    row.getLong("credit_account_id"), row.getLong("amount_minor")))
            .list();
    }

    private static String[] texts(
            List<Entry> entries, Function<Entry, String> text) {
        return entries.stream().map(text).toArray(String[]::new);
    }

    private static long[] longs(
            List<Entry> entries, ToLongFunction<Entry> number) {
        return entries.stream().mapToLong(number).toArray();
    }

    /** Locks in key order first: an unordered set update deadlocks with its like. */
    void move(SortedMap<Long, Movement> moved) {
        long[] ids = moved.keySet().stream().mapToLong(Long::longValue).toArray();
        db.sql("""
                select id
                  from ledger.account
                 where id = any(:ids)
                 order by id
                   for no key update
                """)
            .param("ids", ids).query(Long.class).list();
        db.sql("""
                update ledger.account a
                   set debits = a.debits + m.debit, credits = a.credits + m.credit
                  from unnest(:ids, :debits, :credits) as m (id, debit, credit)
                 where a.id = m.id
                """)
            .param("ids", ids)
            .param("debits", moved.values().stream().mapToLong(Movement::debit).toArray())
            .param("credits", moved.values().stream().mapToLong(Movement::credit).toArray())
            .update();
    }

    /** Entries that touch a bank account change what may be paid out. */
    void moveFunds(List<Entry> entries) {
        var change = new TreeMap<FundsKey, Long>(BY_KEY);
        for (Entry entry : entries) {
            long minor = entry.amount().minor();
            var key = new FundsKey(
                    entry.merchant().value(), entry.amount().currency().getCurrencyCode());
            if (entry.debit() instanceof Book.Bank) change.merge(key, minor, Math::addExact);
            if (entry.credit() instanceof Book.Bank) change.merge(key, -minor, Math::addExact);
        }
        for (Map.Entry<FundsKey, Long> funds : change.entrySet()) {
            db.sql("""
                    update ledger.funds
                       set in_accounts = in_accounts + :change
                     where merchant_id = :merchant and currency = :currency
                    """)
                .param("change", funds.getValue())
                .param("merchant", funds.getKey().merchant())
                .param("currency", funds.getKey().currency())
                .update();
        }
    }

    boolean reserveIfFree(MerchantId merchant, Money amount) {
        return db.sql("""
                update ledger.funds
                   set reserved = reserved + :amount
                 where merchant_id = :merchant and currency = :currency
                   and in_accounts - reserved >= :amount
                """)
            .param("amount", amount.minor())
            .param("merchant", merchant.value())
            .param("currency", amount.currency().getCurrencyCode())
            .update() == 1;
    }

    void reserve(MerchantId merchant, Money amount) {
        db.sql("""
                insert into ledger.funds (merchant_id, currency, reserved)
                values (:merchant, :currency, :amount)
                    on conflict (merchant_id, currency) do update
                   set reserved = funds.reserved + excluded.reserved
                """)
            .param("amount", amount.minor())
            .param("merchant", merchant.value())
            .param("currency", amount.currency().getCurrencyCode())
            .update();
    }

    boolean release(MerchantId merchant, Money amount) {
        return db.sql("""
                update ledger.funds
                   set reserved = reserved - :amount
                 where merchant_id = :merchant and currency = :currency and reserved >= :amount
                """)
            .param("amount", amount.minor())
            .param("merchant", merchant.value())
            .param("currency", amount.currency().getCurrencyCode())
            .update() == 1;
    }

    List<Balance> listBalances(MerchantId merchant) {
        return db.sql("""
                select f.currency, f.in_accounts, f.reserved, coalesce(m.credits, 0) as received,
                       coalesce(m.debits, 0) as paid_out
                  from ledger.funds f
                  left join ledger.account m
                    on m.merchant_id = f.merchant_id and m.currency = f.currency
                   and m.kind = 'MERCHANT'
                 where f.merchant_id = :merchant
                 order by f.currency
                """)
            .param("merchant", merchant.value())
            .query((row, _) -> {
                Currency currency = Currency.getInstance(row.getString("currency"));
                return new Balance(
                        currency.getCurrencyCode(),
                        row.getLong("in_accounts"),
                        new Money(row.getLong("reserved"), currency),
                        new Money(row.getLong("received"), currency),
                        new Money(row.getLong("paid_out"), currency));
            })
            .list();
    }

    List<String> listFaults() {
        return db.sql("""
                select 'account ' || id || ' ' || kind || ' ' || currency || ': counters '
                       || debits || '/' || credits || ', entries '
                       || entry_debits || '/' || entry_credits as fault
                  from ledger.audit_counters
                union all
                select 'funds of merchant ' || merchant_id || ' ' || currency || ': '
                       || in_accounts || ', bank accounts ' || balance
                  from ledger.audit_funds
                """)
            .query(String.class).list();
    }
}
