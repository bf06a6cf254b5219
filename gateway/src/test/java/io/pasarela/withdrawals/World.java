package io.pasarela.withdrawals;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.pasarela.StillClock;
import io.pasarela.ledger.Balance;
import io.pasarela.ledger.Ledger;
import io.pasarela.merchants.Endpoints;
import io.pasarela.merchants.Merchant;
import io.pasarela.merchants.MerchantFile;
import io.pasarela.merchants.Merchants;
import io.pasarela.merchants.Rules;
import io.pasarela.money.Amounts;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.platform.Secrets;
import io.pasarela.platform.postgres.TestDatabase;
import io.pasarela.platform.postgres.TestPostgres;
import io.pasarela.wallets.NewWallet;
import io.pasarela.wallets.Wallet;
import io.pasarela.wallets.Wallets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The feature on a real database, with a clock set by hand and a merchant or two. */
final class World implements AutoCloseable {

    static final Currency PYG = Currency.getInstance("PYG");
    static final Currency CRC = Currency.getInstance("CRC");

    private static final AtomicInteger COUNTER = new AtomicInteger();

    final StillClock clock = new StillClock(Instant.parse("2025-11-11T08:00:00Z"));
    final TestDatabase database = TestPostgres.fresh();
    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();

    World() {
        context.registerBean(DataSource.class, () -> database.app());
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Secrets.class, () -> new Secrets(aead()));
        context.registerBean(PaymentSystems.class, () -> PaymentSystems.builtIn());
        context.register(Beans.class);
        context.refresh();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    @ComponentScan({
        "io.pasarela.audit", "io.pasarela.ledger", "io.pasarela.merchants",
        "io.pasarela.postbacks", "io.pasarela.wallets", "io.pasarela.withdrawals"})
    static class Beans {

        @Bean
        JdbcClient db(DataSource source) {
            return JdbcClient.create(source);
        }

        @Bean
        JdbcTransactionManager transactions(DataSource source) {
            return new JdbcTransactionManager(source);
        }

        @Bean
        TransactionTemplate transaction(JdbcTransactionManager manager) {
            return new TransactionTemplate(manager);
        }
    }

    private static Aead aead() {
        try {
            AeadConfig.register();
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    Withdrawals withdrawals() {
        return the(Withdrawals.class);
    }

    /** A merchant of his own, whose private key is the vectors'. */
    Merchant merchant(boolean balanceCheck) {
        String key = "m" + COUNTER.incrementAndGet();
        var file = new MerchantFile(
                new Merchant.Identity(key, key, key + ".example", false), "Asia/Manila",
                new Endpoints(null, Map.of(), List.of(), List.of()),
                new Rules(balanceCheck, null, false, false, Duration.ofDays(7)), Map.of(), Map.of(),
                new MerchantFile.KeyRing(null, "access_" + key, Vectors.privateKey(), null, null));
        return the(Merchants.class).require(the(Merchants.class).apply(file));
    }

    /** A wallet of that merchant with so much money in it. */
    Wallet wallet(Merchant merchant, Currency currency, String opening) {
        String system = currency.equals(PYG) ? "itau_ml" : "sinpemovil";
        String number = String.valueOf(10_000_000 + COUNTER.incrementAndGet());
        return the(Wallets.class).add(new NewWallet(merchant.id(), system, number,
                Map.of(), Amounts.parse(opening, currency).orElseThrow(),
                NewWallet.DayLimits.NONE));
    }

    /** Available, reserved and paid out in that currency, as the ledger counts it. */
    String money(Merchant merchant, Currency currency) {
        return transaction(() -> the(Ledger.class).balances(merchant.id())).stream()
                .filter(balance -> balance.currency().equals(currency.getCurrencyCode()))
                .map(World::text).findFirst().orElse("none");
    }

    private static String text(Balance balance) {
        return balance.inAccounts() + " in accounts, " + balance.reserved().minor() + " reserved, "
                + balance.paidOut().minor() + " paid out";
    }

    /** The postbacks about that withdrawal: whether it is a test, and what they say. */
    List<Told> told(Withdrawal withdrawal) {
        return JdbcClient.create(database.app()).sql("""
                select test, head, data
                  from postbacks.postback
                 where merchant_id = :merchant and kind = 'WITHDRAWAL' and subject_id = :number
                """)
            .param("merchant", withdrawal.merchant().value())
            .param("number", withdrawal.number())
            .query((row, _) -> new Told(row.getBoolean("test"), row.getString("head"),
                    row.getString("data")))
            .list();
    }

    record Told(boolean test, String head, String data) {}

    List<String> ledgerFaults() {
        return transaction(() -> the(Ledger.class).faults());
    }

    <T> T transaction(Supplier<T> work) {
        return the(TransactionTemplate.class).execute(_ -> work.get());
    }

    long count(String table) {
        return JdbcClient.create(database.app()).sql("select count(*) from " + table)
                .query(Long.class).single();
    }

    @Override
    public void close() {
        context.close();
    }
}
