package io.pasarela.platform.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections to a server that may just be coming back. The pool pauses longer after each failure,
 * up to five seconds; who asks again quickly before he reports one is there when the server is.
 */
final class PatientDataSource extends PGSimpleDataSource {

    private static final long PATIENCE = Duration.ofMillis(1_500).toNanos();
    private static final long PAUSE = Duration.ofMillis(50).toNanos();
    private static final int SECONDS_TO_CONNECT = 2;
    private static final int SECONDS_TO_ANSWER = 30;

    PatientDataSource(Login login) {
        setURL(login.jdbcUrl());
        setApplicationName("pasarela");
        setConnectTimeout(SECONDS_TO_CONNECT);
        setSocketTimeout(SECONDS_TO_ANSWER);
        setTcpKeepAlive(true);
        setReWriteBatchedInserts(true);
    }

    @Override
    public Connection getConnection() throws SQLException {
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            try {
                return super.getConnection();
            } catch (SQLException failure) {
                if (!mayPass(failure) || System.nanoTime() > end) throw failure;
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    /** Not reachable (08), or stopping or starting (57P). */
    private static boolean mayPass(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }
}
