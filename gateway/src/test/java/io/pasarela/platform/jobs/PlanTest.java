package io.pasarela.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.platform.postgres.TestPostgres;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a node planned while its clock was wrong. */
class PlanTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Job JOB = new Job("work", Duration.ofSeconds(10), () -> {});

    private final JdbcClient db = JdbcClient.create(TestPostgres.fresh().app());
    private final Plan plan = new Plan(db);

    private void plan(Instant next, boolean picked, Instant heartbeat) {
        db.sql("""
                insert into platform.scheduled_tasks (task_name, task_instance, execution_time,
                       picked, picked_by, last_heartbeat, version)
                values ('work', 'recurring', :next, :picked, 'node', :heartbeat, 1)
                """)
            .param("next", Timestamp.from(next))
            .param("picked", picked)
            .param("heartbeat", Timestamp.from(heartbeat))
            .update();
    }

    private boolean isDueNow() {
        return db.sql("""
                select execution_time = :now and not picked from platform.scheduled_tasks
                """).param("now", Timestamp.from(NOW)).query(Boolean.class).single();
    }

    @Test
    void aJobPutOffByAClockThatWasAheadRunsAgain() {
        plan(NOW.plus(Duration.ofHours(2)), false, NOW);
        plan.callBack(List.of(JOB), NOW);
        assertThat(isDueNow()).isTrue();
    }

    @Test
    void aJobInTheHandsOfADeadNodeWhoseClockWasAheadRunsAgain() {
        plan(NOW.plus(Duration.ofHours(2)), true, NOW.plus(Duration.ofHours(2)));
        plan.callBack(List.of(JOB), NOW);
        assertThat(isDueNow()).isTrue();
    }

    @Test
    void whatIsPlannedAsItShouldBeStays() {
        plan(NOW.plusSeconds(10), false, NOW);
        plan.callBack(List.of(JOB), NOW);
        assertThat(isDueNow()).isFalse();
    }

    @Test
    void whoIsAtWorkIsNotDisturbed() {
        plan(NOW.minusSeconds(10), true, NOW.minusSeconds(1));
        plan.callBack(List.of(JOB), NOW);
        assertThat(isDueNow()).isFalse();
    }
}
