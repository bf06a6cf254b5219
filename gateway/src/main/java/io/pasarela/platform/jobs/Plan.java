package io.pasarela.platform.jobs;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When each job is to run next, as the scheduler keeps it. */
@Repository
class Plan {

    /** Clocks of nodes may differ by so much, and nobody minds. */
    private static final Duration PLAY = Duration.ofMinutes(1);

    private final JdbcClient db;

    Plan(JdbcClient db) {
        this.db = db;
    }

    /**
     * Calls back what a node planned, or had in its hands, while its clock was ahead: else the job
     * would not run before the right clocks get there. Running twice at once harms no job.
     */
    void callBack(List<Job> jobs, Instant now) {
        for (Job job : jobs) {
            db.sql("""
                    update platform.scheduled_tasks
                       set execution_time = :now, picked = false, picked_by = null,
                           last_heartbeat = null, version = version + 1
                     where task_name = :name
                       and (not picked and execution_time > :latest
                            or picked and last_heartbeat > :ahead)
                    """)
                .param("now", Timestamp.from(now))
                .param("name", job.name())
                .param("latest", Timestamp.from(now.plus(job.every()).plus(PLAY)))
                .param("ahead", Timestamp.from(now.plus(PLAY)))
                .update();
        }
    }
}
