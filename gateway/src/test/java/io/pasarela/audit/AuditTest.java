package io.pasarela.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pasarela.platform.postgres.TestDatabase;
import io.pasarela.platform.postgres.TestPostgres;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

class AuditTest {

    @Configuration
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {}

    private static final Instant NOW = Instant.parse("2026-03-15T12:00:00.123456789Z");
    private static final TestDatabase DATABASE = TestPostgres.fresh();
    private static final AnnotationConfigApplicationContext CONTEXT = context();

    private final Audit audit = CONTEXT.getBean(Audit.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(CONTEXT.getBean(JdbcTransactionManager.class));
    private final JdbcClient app = JdbcClient.create(DATABASE.app());
    private final JdbcClient owner = JdbcClient.create(DATABASE.owner());

    private static AnnotationConfigApplicationContext context() {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, DATABASE::app);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(DATABASE.app()));
        context.registerBean(JdbcTransactionManager.class,
                () -> new JdbcTransactionManager(DATABASE.app()));
        context.registerBean(Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC));
        context.register(Transactions.class, AuditStore.class, Audit.class);
        context.refresh();
        return context;
    }

    @Test
    void readsBackWhatWasRecordedTheNewestFirst() {
        record(1, "first");
        record(1, "second");
        record(2, "elsewhere");

        assertThat(audit.list(1, Long.MAX_VALUE, 10)).extracting(entry -> entry.act().subject())
                .containsExactly("second", "first");
        assertThat(audit.list(1, 2, 10)).containsExactly(
                new Entry(1, Instant.parse("2026-03-15T12:00:00.123456Z"), act(1, "first")));
        assertThat(audit.verify(1)).isEqualTo(new Verification.Intact(2));
        assertThat(audit.verify(99)).isEqualTo(new Verification.Intact(0));
    }

    @Test
    void recordsNothingAlone() {
        assertThatThrownBy(() -> audit.record(act(3, "alone")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void forgetsWhatWasRolledBack() {
        record(4, "kept");
        transaction.executeWithoutResult(status -> {
            audit.record(act(4, "undone"));
            status.setRollbackOnly();
        });
        record(4, "kept too");

        assertThat(audit.verify(4)).isEqualTo(new Verification.Intact(2));
    }

    @Test
    void givesEveryActAPlaceWhenManyActAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var acts = IntStream.range(0, 60)
                    .mapToObj(i -> threads.submit(() -> record(5, "at once " + i))).toList();
            for (Future<?> act : acts) {
                act.get();
            }
        }
        assertThat(audit.verify(5)).isEqualTo(new Verification.Intact(60));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "at = at + interval '1 microsecond'", "actor = 'nobody'", "name = name || ' '",
        "subject = overlay(subject placing 'X' from 1 for 1)", "detail_keys = '{reasom}'",
        "detail_values = '{unreadablf}'", "sha256 = set_byte(sha256, 31, get_byte(sha256, 31) # 1)",
        "number = 7", "detail_keys = '{}', detail_values = '{}'"})
    void findsAnyChange(String change) {
        long chain = 1_000 + Math.abs(change.hashCode());
        record(chain, "first");
        record(chain, "second");
        record(chain, "third");

        owner.sql("update audit.entry set " + change + " where chain = :chain and number = 2")
                .param("chain", chain).update();

        assertThat(audit.verify(chain)).isEqualTo(new Verification.Broken(2));
    }

    @Test
    void findsWhatIsMissingAtTheEnd() {
        record(6, "first");
        record(6, "second");
        owner.sql("delete from audit.entry where chain = 6 and number = 2").update();

        assertThat(audit.verify(6)).isEqualTo(new Verification.Broken(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update audit.entry set actor = 'nobody'", "delete from audit.entry",
        "truncate audit.entry", "delete from audit.head"})
    void givesTheAppNoWayToChangeWhatWasRecorded(String statement) {
        assertThatThrownBy(() -> app.sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }

    private void record(long chain, String subject) {
        transaction.executeWithoutResult(_ -> audit.record(act(chain, subject)));
    }

    private static Act act(long chain, String subject) {
        return new Act(chain, "ana", "claim.reject", subject, Map.of("reason", "unreadable"));
    }
}
