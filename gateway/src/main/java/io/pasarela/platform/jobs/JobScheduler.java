package io.pasarela.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs every {@link Job} of the application by its plan in the database. */
@Component
class JobScheduler implements SmartLifecycle {

    private final Scheduler scheduler;
    private volatile boolean running;

    JobScheduler(DataSource dataSource, List<Job> jobs) {
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
                .build();
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        scheduler.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
