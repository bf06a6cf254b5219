package io.pasarela.bankfeed;

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

/** What is looked at around a claim stays little, however many facts there are. */
class SuspensePlanTest {

    private static final int FACTS = 200_000;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void looksAroundAClaimByIndexesAlone() throws IOException {
        TestDatabase database = TestPostgres.fresh();
        JdbcClient db = JdbcClient.create(database.owner());
        fill(db);
        List<String> plan = db.sql("explain (analyze, costs off) " + SuspenseStore.AROUND)
            .param("merchant", 1L)
            .param("accounts", new long[] {1, 2})
            .param("numbers", Likeness.around("56309385895898488688").toArray(String[]::new))
            .param("amount", 450_00L)
            .param("at", Timestamp.from(NOON))
            .param("from", Timestamp.from(NOON.minusSeconds(3 * 86_400)))
            .param("until", Timestamp.from(NOON.plusSeconds(3 * 86_400)))
            .param("each", 100)
            .query(String.class).list();
        Files.write(Path.of("target", "plan-of-facts-around-a-claim.txt"), plan);
        assertThat(plan).noneMatch(line -> line.contains("Seq Scan on bank_transaction"));
        assertThat(plan).anyMatch(line -> line.contains("reference_once_for_ever"));
        assertThat(plan).anyMatch(line -> line.contains("fact_unclaimed_amount"));
        assertThat(plan).anyMatch(line -> line.matches(".*fact_unclaimed( |$).*"));
        // Of 200,000 facts no step touched more than the branches' limits and a day's few.
        assertThat(plan).noneMatch(line -> line.matches(".*rows=\\d{5,}.*"));
    }

    /** A year of facts, 1 in 100 of them unclaimed, a third of equal amount. */
    private static void fill(JdbcClient db) {
        db.sql("""
                insert into merchants.merchant (key, name, server_host, zone, created_at)
                values ('m', 'M', 'm.example', 'UTC', now())
                """).update();
        db.sql("""
                insert into wallets.bank_account (merchant_id, currency, name, created_at)
                values (1, 'CRC', 'one', now()), (1, 'CRC', 'two', now())
                """).update();
        db.sql("""
                insert into bankfeed.bank_transaction (merchant_id, bank_account_id, currency,
                       payment_system, reference, amount_minor, received_at, evidence, status,
                       made_by)
                select 1, 1 + i % 2, 'CRC', 'sinpemovil', (10::numeric ^ 19 + i * 7919)::text,
                       case when i % 3 = 0 then 45000 else 10000 + i % 90000 end,
                       :noon::timestamptz - make_interval(secs => i * 150.0),
                       'CONFIRMED', case when i % 100 = 0 then 'UNCLAIMED' else 'CLAIMED' end,
                       'test'
                  from generate_series(1, :facts) as i
                """)
            .param("noon", NOON.toString()).param("facts", FACTS).update();
        db.sql("analyze bankfeed.bank_transaction").update();
    }
}
