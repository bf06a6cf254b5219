package io.pasarela.platform.postgres;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pasarela.platform.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real servers, really killed; they share a folder, since to make one takes longest. */
class EmbeddedPostgresTest {

    private static final Path HOME = Path.of("target", "test-postgres");

    private static Path data;

    @BeforeAll
    static void makeFolder() throws IOException {
        data = Files.createTempDirectory(Files.createDirectories(HOME), "embedded-").toRealPath();
    }

    @AfterAll
    static void deleteFolder() throws IOException {
        Folders.delete(data);
    }

    @Test
    void keepsDataPortAndPasswordsOverAStop() throws Exception {
        Logins before;
        try (EmbeddedPostgres postgres = start()) {
            before = postgres.logins();
            execute(before.owner(), "create table kept (id bigint)");
        }
        assertThat(residents().postmaster()).isEmpty();

        try (EmbeddedPostgres postgres = start()) {
            assertThat(postgres.logins()).isEqualTo(before);
            execute(before.owner(), "insert into kept values (1)");
        }
        assertThat(Files.readString(data.resolve("postgres.properties")).replace("\\", ""))
                .as("for other programs").contains("\nurl=" + before.owner().jdbcUrl() + "\n",
                        "\napp-url=" + before.app().jdbcUrl() + "\n");
        assertThat(Files.getPosixFilePermissions(data.resolve("postgres.properties")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    /** Started again within five seconds; how long recovery takes is up to the disk. */
    @Test
    void isBackAfterAKill() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            Login owner = postgres.logins().owner();
            execute(owner, "create table survived (id bigint)");
            ProcessHandle killed = residents().postmaster().orElseThrow();

            killed.destroyForcibly();

            await().atMost(5, SECONDS).until(() ->
                    residents().postmaster().filter(p -> !p.equals(killed)).isPresent());
            await().atMost(60, SECONDS).ignoreExceptions().untilAsserted(() -> {
                try (Connection connection = new PatientDataSource(owner).getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("insert into survived values (1)");
                }
            });
        }
    }

    @Test
    void refusesAFolderThatAnotherGatewayUses() {
        try (EmbeddedPostgres _ = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("another gateway");
        }
    }

    @Test
    void endsWithTheGatewayThatStartedIt() throws Exception {
        Process gateway = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp", System.getProperty("java.class.path"),
                EmbeddedPostgresTest.class.getName(), data.toString())
                .redirectErrorStream(true).start();
        gateway.inputReader().lines().filter("ready"::equals).findFirst().orElseThrow();
        assertThat(residents().postmaster()).isPresent();

        gateway.destroyForcibly();

        await().atMost(10, SECONDS).until(() -> residents().postmaster().isEmpty());
    }

    /** Stands for a gateway in a process of its own. */
    public static void main(String[] folder) throws InterruptedException {
        try (EmbeddedPostgres _ = EmbeddedPostgres.start(Path.of(folder[0]), HOME, List.of())) {
            System.out.println("ready");
            Thread.currentThread().join();
        }
    }

    @Test
    void replacesAServerThatWasLeftOver() throws Exception {
        start().close();
        Process left = leftOver();
        await().atMost(10, SECONDS).until(() -> residents().postmaster().isPresent());

        try (EmbeddedPostgres postgres = start()) {
            assertThat(left.waitFor(1, SECONDS)).isTrue();
            assertThat(residents().postmaster().orElseThrow().pid()).isNotEqualTo(left.pid());
            execute(postgres.logins().app(), "select 1");
        }
    }

    /** As after the death of a gateway on a system without setpriv. */
    private Process leftOver() throws IOException {
        Guise guise = Guise.find();
        List<String> prefix = new ArrayList<>(guise.prefix());
        prefix.removeAll(List.of("--pdeathsig", "INT"));
        var cluster = new Cluster(data, Binaries.unpack(HOME.toRealPath()),
                new Guise(prefix, guise.owner()), List.of());
        return cluster.postgres(Access.read(cluster.accessFile()));
    }

    @Test
    void isNotFooledByALockFileWithTheNumberOfAStranger() throws Exception {
        start().close();
        Files.writeString(residents().pidFile(), ProcessHandle.current().pid() + "\n");

        try (EmbeddedPostgres postgres = start()) {
            execute(postgres.logins().app(), "select 1");
        }
    }

    @Test
    void saysWhyAServerDoesNotStart() {
        assertThatThrownBy(() -> EmbeddedPostgres.start(data, HOME, List.of("no_such_thing=1")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("no_such_thing");
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        try (EmbeddedPostgres postgres = start()) {
            Login owner = postgres.logins().owner();
            assertThatThrownBy(() -> execute(owner.as(owner.user(), "guess"), "select 1"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void isRefusedWhenItCouldForget() {
        for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
            try (var postgres = EmbeddedPostgres.start(data, HOME, List.of(setting + "=off"))) {
                assertThatThrownBy(() -> Safeguards.check(postgres.logins().app()))
                        .isInstanceOf(StartRefused.class)
                        .hasMessageContaining(setting + " = off");
            }
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(data, HOME, List.of());
    }

    private Residents residents() {
        return new Residents(data.resolve("postgres"));
    }

    private static void execute(Login login, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(login.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
