package io.pasarela.wallets;

import io.pasarela.merchants.MerchantId;
import io.pasarela.paymentsystems.PaymentSystem;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of {@link Wallets}. */
@Repository
class WalletStore {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient db;
    private final JsonMapper json = JsonMapper.shared();

    WalletStore(JdbcClient db) {
        this.db = db;
    }

    /** Usable wallets, the one that received least on that day first. */
    List<Long> listUsable(MerchantId merchant, PaymentSystem system, LocalDate day) {
        return db.sql("""
                select w.id
                  from wallets.wallet w
                  left join wallets.day d on d.bank_account_id = w.bank_account_id and d.day = :day
                 where w.merchant_id = :merchant and w.payment_system = :system
                   and w.currency = :currency and w.status = 'ACTIVE'
                   and (w.day_amount_max is null
                        or coalesce(d.received_minor, 0) < w.day_amount_max)
                   and (w.day_count_max is null or coalesce(d.count, 0) < w.day_count_max)
                 order by coalesce(d.received_minor, 0), w.id
                """)
            .param("day", Date.valueOf(day))
            .param("merchant", merchant.value())
            .param("system", system.key())
            .param("currency", system.currencyCode())
            .query(Long.class).list();
    }

    Optional<Long> findShown(
            MerchantId merchant, PaymentSystem system, String label, Timestamp since) {
        return db.sql("""
                select wallet_id
                  from wallets.shown
                 where merchant_id = :merchant and payment_system = :system
                   and currency = :currency and label = :label and shown_at > :since
                """)
            .param("merchant", merchant.value())
            .param("system", system.key())
            .param("currency", system.currencyCode())
            .param("label", label)
            .param("since", since)
            .query(Long.class).optional();
    }

    Map<Wallets.Viewer, Long> listShown(
            MerchantId merchant, Currency currency, Collection<Wallets.Viewer> viewers) {
        var accounts = new HashMap<Wallets.Viewer, Long>();
        db.sql("""
                select s.payment_system, s.label, w.bank_account_id
                  from unnest(:systems, :labels) as n (payment_system, label)
                  join wallets.shown s
                    on s.merchant_id = :merchant and s.payment_system = n.payment_system
                   and s.currency = :currency and s.label = n.label
                  join wallets.wallet w on w.id = s.wallet_id
                """)
            .param("merchant", merchant.value())
            .param("currency", currency.getCurrencyCode())
            .param("systems", viewers.stream()
                    .map(Wallets.Viewer::paymentSystem).toArray(String[]::new))
            .param("labels", viewers.stream().map(Wallets.Viewer::label).toArray(String[]::new))
            .query(row -> {
                accounts.put(new Wallets.Viewer(row.getString("payment_system"),
                        row.getString("label")), row.getLong("bank_account_id"));
            });
        return accounts;
    }

    /** The 24 hours run from the first showing; asking again does not prolong them. */
    void rememberShown(
            MerchantId merchant, PaymentSystem system, String label, long wallet, Timestamp now) {
        db.sql("""
                insert into wallets.shown
                       (merchant_id, payment_system, currency, label, wallet_id, shown_at)
                values (:merchant, :system, :currency, :label, :wallet, :now)
                    on conflict (merchant_id, payment_system, currency, label) do update
                   set wallet_id = excluded.wallet_id, shown_at = excluded.shown_at
                 where shown.wallet_id <> excluded.wallet_id
                    or shown.shown_at <= excluded.shown_at - interval '24 hours'
                """)
            .param("merchant", merchant.value())
            .param("system", system.key())
            .param("currency", system.currencyCode())
            .param("label", label)
            .param("wallet", wallet)
            .param("now", now)
            .update();
    }

    Optional<Wallet> find(MerchantId merchant, long id) {
        return db.sql("select * from wallets.wallet where merchant_id = :merchant and id = :id")
            .param("merchant", merchant.value())
            .param("id", id)
            .query(this::wallet).optional();
    }

    Optional<Wallet> findByNumber(MerchantId merchant, String system, String number) {
        return db.sql("""
                select *
                  from wallets.wallet
                 where merchant_id = :merchant and payment_system = :system
                   and account_number = :number
                """)
            .param("merchant", merchant.value())
            .param("system", system)
            .param("number", number)
            .query(this::wallet).optional();
    }

    List<Wallet> list(MerchantId merchant) {
        return db.sql("select * from wallets.wallet where merchant_id = :merchant order by id")
            .param("merchant", merchant.value())
            .query(this::wallet).list();
    }

    List<Long> listBankAccounts(MerchantId merchant, String system) {
        return db.sql("""
                select distinct bank_account_id
                  from wallets.wallet
                 where merchant_id = :merchant and payment_system = :system
                 order by bank_account_id
                """)
            .param("merchant", merchant.value())
            .param("system", system)
            .query(Long.class).list();
    }

    List<String> listPaymentSystems(MerchantId merchant, long bankAccount) {
        return db.sql("""
                select distinct payment_system
                  from wallets.wallet
                 where merchant_id = :merchant and bank_account_id = :account
                """)
            .param("merchant", merchant.value())
            .param("account", bankAccount)
            .query(String.class).list();
    }

    long insertBankAccount(NewWallet wallet, Timestamp now) {
        return db.sql("""
                insert into wallets.bank_account (merchant_id, currency, name, created_at)
                values (:merchant, :currency, :name, :now)
                returning id
                """)
            .param("merchant", wallet.merchant().value())
            .param("currency", wallet.opening().currency().getCurrencyCode())
            .param("name", wallet.paymentSystem() + " " + wallet.accountNumber())
            .param("now", now)
            .query(Long.class).single();
    }

    long insertWallet(NewWallet wallet, long bankAccount, Timestamp now) {
        return db.sql("""
                insert into wallets.wallet (merchant_id, bank_account_id, payment_system, currency,
                       account_number, params, day_amount_max, day_count_max, created_at)
                values (:merchant, :bank_account, :system, :currency, :number, :params::jsonb,
                       :day_amount_max, :day_count_max, :now)
                returning id
                """)
            .param("merchant", wallet.merchant().value())
            .param("bank_account", bankAccount)
            .param("system", wallet.paymentSystem())
            .param("currency", wallet.opening().currency().getCurrencyCode())
            .param("number", wallet.accountNumber())
            .param("params", json.writeValueAsString(wallet.params()))
            .param("day_amount_max", wallet.dayLimits().amountMinor())
            .param("day_count_max", wallet.dayLimits().count())
            .param("now", now)
            .query(Long.class).single();
    }

    /** One row a bank account and day, in key order, so that two groups never deadlock. */
    void count(List<Wallets.Arrival> arrivals) {
        record Day(long account, LocalDate day) {}
        record Sum(long minor, long count) {
            Sum plus(Sum other) {
                return new Sum(Math.addExact(minor, other.minor), count + other.count);
            }
        }
        var sums = new TreeMap<Day, Sum>(
                Comparator.comparingLong(Day::account).thenComparing(Day::day));
        for (Wallets.Arrival arrival : arrivals) {
            sums.merge(new Day(arrival.bankAccount(), arrival.day()),
                    new Sum(arrival.minor(), 1), Sum::plus);
        }
        sums.forEach((key, sum) -> db.sql("""
                insert into wallets.day (bank_account_id, day, received_minor, count)
                values (:account, :day, :minor, :count)
                    on conflict (bank_account_id, day) do update
                   set received_minor = day.received_minor + excluded.received_minor,
                       count = day.count + excluded.count
                """)
            .param("account", key.account()).param("day", Date.valueOf(key.day()))
            .param("minor", sum.minor()).param("count", sum.count()).update());
    }

    /** The strongest row lock: a new fact's foreign key waits for it. */
    void lock(long bankAccount) {
        db.sql("select id from wallets.bank_account where id = :id for update")
            .param("id", bankAccount).query(Long.class).single();
    }

    private Wallet wallet(ResultSet row, int number) throws SQLException {
        return new Wallet(
                row.getLong("id"),
                new MerchantId(row.getLong("merchant_id")),
                row.getLong("bank_account_id"),
                row.getString("payment_system"),
                Currency.getInstance(row.getString("currency")),
                row.getString("account_number"),
                json.readValue(row.getString("params"), TEXTS));
    }
}
