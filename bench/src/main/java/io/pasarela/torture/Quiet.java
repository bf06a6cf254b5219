package io.pasarela.torture;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Waits until nothing is left to be done, and says what is when it takes too long. */
final class Quiet {

    /** Longer than a lease that a killed gateway left behind. */
    private static final Duration WITHIN = Duration.ofSeconds(150);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final String LEFT = """
            select 'postback ' || id || ' of merchant ' || merchant_id || ' is ' || status
              from postbacks.postback
             where status <> 'DELIVERED'
            union all
            select 'test withdrawal ' || withdrawal_id || ' is ' || state
              from withdrawals.withdrawal
             where origin = 'TEST' and state = 'NEW'
            """;
    private static final String JOB = """
            select last_success from platform.scheduled_tasks where task_name = '%s'
            """;

    private final Connection connection;

    Quiet(Connection connection) {
        this.connection = connection;
    }

    /** When each of these jobs went well last, as the gateways' clocks have it. */
    String lastRun(String job) throws SQLException {
        return String.valueOf(first(JOB.formatted(job)));
    }

    /** Returns once that job went well after {@code before}; false when it takes too long. */
    boolean awaitRun(String job, String before) throws SQLException {
        return await(() -> !lastRun(job).equals(before));
    }

    /** Null when everything is delivered and finished; else something that is not. */
    @Nullable String await() throws SQLException {
        return await(() -> first(LEFT) == null) ? null : first(LEFT);
    }

    private interface Question {
        boolean isSo() throws SQLException;
    }

    private static boolean await(Question question) throws SQLException {
        long end = System.nanoTime() + WITHIN.toNanos();
        while (!question.isSo()) {
            if (System.nanoTime() > end) return false;
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return true;
    }

    private @Nullable String first(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
