package io.pasarela.postbacks;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.pasarela.StillClock;
import io.pasarela.merchants.Endpoints;
import io.pasarela.merchants.Merchant;
import io.pasarela.merchants.MerchantFile;
import io.pasarela.merchants.MerchantId;
import io.pasarela.merchants.Merchants;
import io.pasarela.merchants.Rules;
import io.pasarela.platform.Secrets;
import io.pasarela.platform.postgres.TestDatabase;
import io.pasarela.platform.postgres.TestPostgres;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Postbacks on a real database; a test sends the courier round and moves the clock. */
final class PostbackWorld implements AutoCloseable {

    private static final AtomicLong COUNTER = new AtomicLong();

    final StillClock clock = new StillClock(Instant.parse("2025-11-11T08:00:00Z"));
    final TestDatabase database = TestPostgres.fresh();
    final JdbcClient owner = JdbcClient.create(database.owner());
    final PostbackStore store = new PostbackStore(JdbcClient.create(database.app()));
    final CourierStore courierStore = new CourierStore(JdbcClient.create(database.app()));
    final Merchants merchants;
    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();
    private final TransactionTemplate transaction =
            new TransactionTemplate(new JdbcTransactionManager(database.app()));

    PostbackWorld() {
        context.registerBean(DataSource.class, () -> database.app());
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Secrets.class, () -> new Secrets(aead()));
        context.register(Beans.class);
        context.refresh();
        merchants = context.getBean(Merchants.class);
    }

    /** No configuration by name, so that a whole gateway does not find it among its own. */
    @EnableTransactionManagement
    @ComponentScan({"io.pasarela.audit", "io.pasarela.merchants"})
    static class Beans {

        @Bean
        JdbcClient db(DataSource source) {
            return JdbcClient.create(source);
        }

        @Bean
        JdbcTransactionManager transactions(DataSource source) {
            return new JdbcTransactionManager(source);
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

    /** A merchant with the vectors' keys. */
    MerchantId merchant(@Nullable String postbackUrl) {
        return apply("m" + COUNTER.incrementAndGet(), postbackUrl, "demo_access_key");
    }

    MerchantId apply(String key, @Nullable String postbackUrl, String accessKey) {
        return merchants.apply(new MerchantFile(
                new Merchant.Identity(key, key, key + ".example", false), "Asia/Manila",
                new Endpoints(postbackUrl, Map.of(), List.of(), List.of()),
                new Rules(true, null, false, false, Duration.ofDays(7)), Map.of(), Map.of(),
                new MerchantFile.KeyRing(null, accessKey, "demo_private_key", null,
                        Vectors.webhooks("secret"))));
    }

    void setUrl(MerchantId merchant, @Nullable String url) {
        String key = merchants.require(merchant).key();
        apply(key, url, "demo_access_key");
    }

    Courier courier(MerchantEndpoint endpoint) {
        return courier(endpoint, PostbackSettingsTest.forLoopback(Duration.ofSeconds(15)));
    }

    Courier courier(MerchantEndpoint endpoint, PostbackSettings settings) {
        return courier(endpoint, settings, clock);
    }

    /** One that has a clock of its own. */
    Courier courier(MerchantEndpoint endpoint, InstantSource own) {
        return courier(endpoint, PostbackSettingsTest.forLoopback(Duration.ofSeconds(15)),
                own.withZone(ZoneOffset.UTC));
    }

    private Courier courier(MerchantEndpoint endpoint, PostbackSettings settings, Clock own) {
        var courier = new Courier(courierStore, merchants, endpoint, new RetryPlan(new Random(1)),
                settings, new Tally(store, clock), own);
        courier.begin();
        return courier;
    }

    Postbacks postbacks(Courier courier) {
        return new Postbacks(store, merchants,
                new Rounds(courier, PostbackSettingsTest.forLoopback(Duration.ofSeconds(15))),
                clock);
    }

    void enqueue(Notice... notices) {
        Postbacks postbacks = postbacks(courier(new FakeEndpoint()));
        transaction.executeWithoutResult(_ -> postbacks.enqueue(List.of(notices)));
    }

    <T> T transaction(Supplier<T> work) {
        return transaction.execute(_ -> work.get());
    }

    /** Sends the courier round in that lane and waits until all he took is recorded. */
    static int round(Courier courier, Lane lane) {
        var done = new Semaphore(0);
        int started = courier.round(lane, done::release);
        await(done, started);
        return started;
    }

    static void await(Semaphore done, int permits) {
        try {
            if (!done.tryAcquire(permits, 30, TimeUnit.SECONDS)) {
                throw new AssertionError("not all of " + permits + " came to an end");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The one postback about that deposit. */
    Postback about(MerchantId merchant, long deposit) {
        return store.find(merchant, Kind.DEPOSIT, deposit).orElseThrow();
    }

    @Override
    public void close() {
        context.close();
    }
}
