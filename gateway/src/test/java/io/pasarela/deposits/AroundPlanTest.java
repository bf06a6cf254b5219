package io.pasarela.deposits;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.matching.Likeness;
import io.pasarela.platform.postgres.TestDatabase;
import io.pasarela.platform.postgres.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is looked at around money stays little, however many claims there are. */
class AroundPlanTest {

    private static final int CLAIMS = 100_000;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void looksAroundMoneyByIndexesAlone() throws IOException {
        TestDatabase database = TestPostgres.fresh();
        JdbcClient db = JdbcClient.create(database.owner());
        fill(db);
        List<String> plan = db.sql("explain (analyze, costs off) " + AroundStore.AROUND)
            .param("merchant", 1L)
            .param("systems", new String[] {"sinpemovil", "baciban_ml"})
            .param("numbers", Likeness.around("56309385895898488688").toArray(String[]::new))
            .param("amount", 450_00L)
            .param("at", Timestamp.from(NOON))
            .param("from", Timestamp.from(NOON.minusSeconds(3 * 86_400)))
            .param("until", Timestamp.from(NOON.plusSeconds(3 * 86_400)))
            .param("each", 100)
            .query(String.class).list();
        Files.write(Path.of("target", "plan-of-claims-around-money.txt"), plan);
        assertThat(plan).noneMatch(line -> line.contains("Seq Scan on claim"));
        assertThat(plan).anyMatch(line -> line.contains("claim_open_by_number"));
        assertThat(plan).anyMatch(line -> line.contains("claim_rejected_by_number"));
        assertThat(plan).anyMatch(line -> line.contains("claim_waiting"));
        assertThat(plan).noneMatch(line -> line.matches(".*rows=\\d{5,}.*"));
    }

    /** Some months of claims, 1 in 50 of which waits. */
    private static void fill(JdbcClient db) {
        db.sql("""
                insert into merchants.merchant (key, name, server_host, zone, created_at)
                values ('m', 'M', 'm.example', 'UTC', now())
                """).update();
        db.sql("""
                insert into deposits.claim (merchant_id, payment_system, currency, label, key1,
                       amount_minor, custom_id, channel, status, created_at, decided_at,
                       decided_by, reason)
                select 1, 'sinpemovil', 'CRC', 'label-' || i % 5000,
                       (10::numeric ^ 19 + i * 7919)::text, 45000, 'id-' || i, 'API', status,
                       at, case when status <> 'WAITING' then at end,
                       case when status = 'REJECTED' then 'ana' end,
                       case when status = 'REJECTED' then 'no money' end
                  from generate_series(1, :claims) as i,
                       lateral (select case when i % 50 = 0 then 'WAITING'
                                            when i % 7 = 0 then 'REJECTED'
                                            when i % 5 = 0 then 'EXPIRED' else 'MATCHED' end,
                                       :noon::timestamptz - make_interval(secs => i * 100.0))
                            as c (status, at)
                """)
            .param("noon", NOON.toString()).param("claims", CLAIMS).update();
        db.sql("analyze deposits.claim").update();
    }
}
