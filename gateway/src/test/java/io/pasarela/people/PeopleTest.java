package io.pasarela.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pasarela.audit.Audit;
import io.pasarela.audit.Verification;
import io.pasarela.merchants.MerchantId;
import io.pasarela.people.SignIn.Refused;
import io.pasarela.people.SignIn.SignedIn;
import io.pasarela.people.SignIn.TooManyTries;
import io.pasarela.platform.postgres.TestDatabase;
import io.pasarela.platform.postgres.TestPostgres;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

class PeopleTest {

    @Configuration
    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan(basePackageClasses = {People.class, Audit.class})
    static class Doors {}

    /** Moves only when told. */
    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2026-03-15T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final String PASSWORD = "correct horse battery";
    private static final SetClock CLOCK = new SetClock();
    private static final TestDatabase DATABASE = TestPostgres.fresh();
    private static final AnnotationConfigApplicationContext CONTEXT = context();

    private final People people = CONTEXT.getBean(People.class);
    private final Audit audit = CONTEXT.getBean(Audit.class);
    private final JdbcClient owner = JdbcClient.create(DATABASE.owner());

    private static AnnotationConfigApplicationContext context() {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, DATABASE::app);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(DATABASE.app()));
        context.registerBean(JdbcTransactionManager.class,
                () -> new JdbcTransactionManager(DATABASE.app()));
        context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(
                context.getBean(JdbcTransactionManager.class)));
        context.registerBean(Clock.class, () -> CLOCK);
        context.register(Doors.class);
        context.refresh();
        return context;
    }

    @Test
    void letsInWhoKnowsThePassword() {
        Operator ana = people.apply(file("ana", PASSWORD));

        assertThat(people.signIn(new Credentials(" Ana ", PASSWORD, "192.0.2.1")))
                .isEqualTo(new SignedIn(ana));
        assertThat(people.findEnabled(ana.id())).contains(ana);
    }

    @Test
    void keepsPasswordsAsArgon2idWithEnoughMemory() {
        people.apply(file("hashed", PASSWORD));

        assertThat(hash("hashed")).startsWith("$argon2id$v=19$m=47104,t=1,p=1$");
    }

    @Test
    void refusesTheWrongPasswordTheUnknownAndTheDisabledAlike() {
        people.apply(file("known", PASSWORD));
        people.apply(new OperatorFile(
                "gone", "Gone", PASSWORD, Role.OPERATOR, Set.of(), false));

        for (String login : List.of("known", "unknown", "nul\0", "x".repeat(500))) {
            assertThat(people.signIn(new Credentials(login, "wrong password", "192.0.2.2")))
                    .isEqualTo(new Refused());
        }
        assertThat(people.signIn(new Credentials("gone", PASSWORD, "192.0.2.2")))
                .isEqualTo(new Refused());
    }

    @Test
    void appliesTheSameFileTwiceAsOnce() {
        Operator once = people.apply(file("same", PASSWORD));
        String hash = hash("same");
        long entries = entries();

        assertThat(people.apply(file("same", PASSWORD))).isEqualTo(once);
        assertThat(hash("same")).isEqualTo(hash);
        assertThat(entries()).isEqualTo(entries);
    }

    @Test
    void changesWhatTheFileChangesAndEndsSessionsWithTheOldPassword() {
        people.apply(file("moved", PASSWORD));
        String hash = hash("moved");
        addSession("moved");

        Operator promoted = people.apply(new OperatorFile(
                "moved", "Moved", PASSWORD, Role.SUPERVISOR, Set.of(), true));
        assertThat(promoted.role()).isEqualTo(Role.SUPERVISOR);
        assertThat(hash("moved")).isEqualTo(hash);
        assertThat(sessions("moved")).isEqualTo(1);

        people.apply(file("moved", "another long password"));
        assertThat(sessions("moved")).isZero();
        assertThat(people.signIn(new Credentials("moved", PASSWORD, "192.0.2.3")))
                .isEqualTo(new Refused());
        assertThat(audit.verify(0)).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void worksForItsMerchantsOnly() {
        owner.sql("""
                insert into merchants.merchant (key, name, server_host, zone, created_at)
                values ('one', 'One', 'one.example', 'UTC', now())
                """).update();
        var one = new MerchantId(
                owner.sql("select id from merchants.merchant").query(Long.class).single());

        Operator operator = people.apply(new OperatorFile(
                "tied", "Tied", PASSWORD, Role.OPERATOR, Set.of(one), true));

        assertThat(operator.worksFor(one)).isTrue();
        assertThat(operator.worksFor(new MerchantId(one.value() + 1))).isFalse();
        assertThat(people.apply(file("free", PASSWORD)).worksFor(one)).isTrue();
    }

    @Test
    void slowsDownWhoGuessesOneLoginFromManyPlaces() {
        people.apply(file("wanted", PASSWORD));
        for (int i = 0; i < Doorkeeper.FAILURES_MAX_BY_LOGIN; i++) {
            assertThat(people.signIn(new Credentials("wanted", "guess " + i, "198.51.100." + i)))
                    .isEqualTo(new Refused());
        }
        var right = new Credentials("wanted", PASSWORD, "198.51.100.99");
        assertThat(people.signIn(right)).isEqualTo(new TooManyTries());

        CLOCK.now = CLOCK.now.plus(Doorkeeper.FAILURES_COUNT_FOR);
        assertThat(people.signIn(right)).isInstanceOf(SignedIn.class);
    }

    @Test
    void slowsDownWhoGuessesManyLoginsFromOnePlace() {
        people.apply(file("neighbour", PASSWORD));
        for (int i = 0; i < Doorkeeper.FAILURES_MAX_BY_NETWORK; i++) {
            people.signIn(new Credentials("login" + i, "guess", "203.0.113.1"));
        }
        assertThat(people.signIn(new Credentials("neighbour", PASSWORD, "203.0.113.1")))
                .isEqualTo(new TooManyTries());
        assertThat(people.signIn(new Credentials("neighbour", PASSWORD, "203.0.113.2")))
                .isInstanceOf(SignedIn.class);
    }

    @Test
    void takesNoWeakFile() {
        assertThatThrownBy(() -> file("ana", "short")).hasMessageContaining("12 to 200");
        assertThatThrownBy(() -> file("Ana Maria", PASSWORD)).hasMessageContaining("login");
        assertThat(file("ana", PASSWORD).toString()).doesNotContain(PASSWORD);
    }

    private static OperatorFile file(String login, String password) {
        return new OperatorFile(login, "Somebody", password, Role.OPERATOR, Set.of(), true);
    }

    private String hash(String login) {
        return owner.sql("select password_hash from people.operator where login = :login")
                .param("login", login).query(String.class).single();
    }

    private long entries() {
        return audit.list(0, Long.MAX_VALUE, 1_000).size();
    }

    private void addSession(String login) {
        JdbcClient.create(DATABASE.app()).sql("""
                insert into people.session (primary_id, session_id, creation_time, last_access_time,
                       max_inactive_interval, expiry_time, principal_name)
                values ('1', '1', 0, 0, 1800, 0, :login)
                """).param("login", login).update();
    }

    private long sessions(String login) {
        return owner.sql("select count(*) from people.session where principal_name = :login")
                .param("login", login).query(Long.class).single();
    }
}
