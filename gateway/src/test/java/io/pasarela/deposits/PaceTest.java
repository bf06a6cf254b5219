package io.pasarela.deposits;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.StillClock;
import io.pasarela.merchants.MerchantId;
import io.pasarela.platform.postgres.TestDatabase;
import io.pasarela.platform.postgres.TestPostgres;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long others had to wait, and what changes while somebody waits. */
class PaceTest {

    private static final MerchantId MERCHANT = new MerchantId(1);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final TestDatabase database = TestPostgres.fresh();
    private final JdbcClient owner = JdbcClient.create(database.owner());
    private final StandStore store = new StandStore(JdbcClient.create(database.app()));
    private final StillClock clock = new StillClock(NOW);
    private final Paces paces = new Paces(store, clock);

    @BeforeEach
    void prepare() {
        Shadow.prepare(database);
        owner.sql("alter table deposits.deposit drop constraint deposit_merchant_id_claim_id_fkey")
                .update();
    }

    @Test
    void isToldFromTwentyCasesOn() {
        for (int i = 1; i <= 19; i++) waited("sinpemovil", i, Duration.ofMinutes(i), true);
        assertThat(paces.find(MERCHANT, "sinpemovil")).isEmpty();

        waited("sinpemovil", 20, Duration.ofMinutes(20), true);
        assertThat(paces.find(MERCHANT, "sinpemovil")).as("read a moment ago").isEmpty();
        clock.move(Duration.ofSeconds(61));
        assertThat(paces.find(MERCHANT, "sinpemovil"))
                .hasValue(new Pace(Duration.ofMinutes(10), Duration.ofMinutes(18)));
        assertThat(paces.find(MERCHANT, "nagad")).isEmpty();
        assertThat(paces.find(new MerchantId(2), "sinpemovil")).isEmpty();
    }

    @Test
    void countsOnlyWhoWaitedAndNotLongAgo() {
        for (int i = 1; i <= 30; i++) waited("sinpemovil", i, Duration.ZERO, false);
        clock.move(Duration.ofDays(91));
        assertThat(paces.find(MERCHANT, "sinpemovil")).isEmpty();
        clock.moveTo(NOW);
        for (int i = 31; i <= 60; i++) waited("nagad", i, Duration.ofHours(1), true);
        clock.move(Duration.ofDays(89));
        assertThat(paces.find(MERCHANT, "nagad")).isPresent();
        clock.move(Duration.ofDays(2));
        assertThat(paces.find(MERCHANT, "nagad")).isEmpty();
    }

    @Test
    void forgetsWhatCameBeforeTheNewestTwoHundred() {
        for (int i = 1; i <= 300; i++) {
            waited("sinpemovil", i, Duration.ofMinutes(i <= 100 ? 500 : 3), true);
        }
        assertThat(paces.find(MERCHANT, "sinpemovil"))
                .hasValue(new Pace(Duration.ofMinutes(3), Duration.ofMinutes(3)));
    }

    @Test
    void marksChangeWithEveryChangeOfAPayment() {
        var name = new PaymentName(MERCHANT, "id-1");
        var other = new PaymentName(MERCHANT, "id-2");
        Map<PaymentName, String> none = store.listMarks(List.of(name, other));
        assertThat(none).containsOnlyKeys(name, other);

        claim("WAITING");
        String waiting = store.listMarks(List.of(name)).get(name);
        assertThat(waiting).isNotEqualTo(none.get(name));
        assertThat(store.listMarks(List.of(other))).isEqualTo(Map.of(other, none.get(other)));
        owner.sql("""
                update deposits.claim set status = 'EXPIRED', decided_at = now()
                """).update();
        String expired = store.listMarks(List.of(name)).get(name);
        assertThat(expired).isNotEqualTo(waiting);
        waited("sinpemovil", 1, Duration.ZERO, false);
        assertThat(store.listMarks(List.of(name)).get(name)).isNotEqualTo(expired);
    }

    private void claim(String status) {
        owner.sql("""
                insert into deposits.claim (merchant_id, payment_system, currency, label, key1,
                       amount_minor, custom_id, channel, status, created_at)
                values (1, 'sinpemovil', 'CRC', 'ada', '1', 1, 'id-1', 'API', :status, now())
                """).param("status", status).update();
    }

    private void waited(String system, int number, Duration took, boolean asClaim) {
        Instant at = NOW.minusSeconds(1_000 - number);
        owner.sql("""
                insert into deposits.deposit (merchant_id, bank_transaction_id, claim_id,
                       payment_system, currency, label, key1, custom_id, binds_custom_id,
                       claimed_minor, amount_minor, claimed_at, activated_at)
                values (1, :number, case when :claim then :number end, :system, 'CRC', 'ada', '1',
                       'id-' || :number, true, 1, 1, :claimed, :at)
                """)
            .param("number", number).param("claim", asClaim).param("system", system)
            .param("claimed", Timestamp.from(at.minus(took))).param("at", Timestamp.from(at))
            .update();
    }
}
