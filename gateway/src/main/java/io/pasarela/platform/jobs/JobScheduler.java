package io.pasarela.platform.jobs;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Runs every {@link Job} of the application by its plan in the database. */
@Component
class JobScheduler implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobScheduler.class);
    private static final long CALL_BACK_EVERY_SECONDS = 10;

    private final Scheduler scheduler;
    private final Plan plan;
    private final List<Job> jobs;
    private final Clock clock = new SystemClock();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("job-plan").factory());
    private volatile boolean running;

    JobScheduler(DataSource dataSource, Plan plan, List<Job> jobs) {
        this.plan = plan;
        this.jobs = jobs;
        List<RecurringTask<Void>> tasks = jobs.stream().map(job -> Tasks
                .recurring(job.name(), FixedDelay.of(job.every()))
                .execute((_, _) -> job.work().run())).toList();
        scheduler = Scheduler.create(dataSource)
                .tableName("platform.scheduled_tasks")
                .startTasks(tasks)
                .threads(4)
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(Duration.ofSeconds(5))
                .missedHeartbeatsLimit(4)
                .clock(clock)
                .build();
    }

    @Override
    public void start() {
        scheduler.start();
        watch.scheduleWithFixedDelay(this::callBack, CALL_BACK_EVERY_SECONDS,
                CALL_BACK_EVERY_SECONDS, TimeUnit.SECONDS);
        running = true;
    }

    private void callBack() {
        try {
            plan.callBack(jobs, clock.now());
        } catch (DataAccessException e) {
            LOG.debug("the plan of jobs could not be looked at: {}", e.toString());
        }
    }

    @Override
    public void stop() {
        watch.shutdownNow();
        scheduler.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
