package io.pasarela.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pasarela.platform.postgres.TestDatabase;
import io.pasarela.platform.postgres.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

class PicturesTest {

    @Configuration
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {}

    private static final TestDatabase DATABASE = TestPostgres.fresh();
    private static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");
    private static final AnnotationConfigApplicationContext CONTEXT = context();

    private final Pictures pictures = CONTEXT.getBean(Pictures.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(CONTEXT.getBean(JdbcTransactionManager.class));

    private static AnnotationConfigApplicationContext context() {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, DATABASE::app);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(DATABASE.app()));
        context.registerBean(JdbcTransactionManager.class,
                () -> new JdbcTransactionManager(DATABASE.app()));
        context.registerBean(Inspector.class, () -> new Inspector());
        context.register(Transactions.class, PictureStore.class, Pictures.class);
        context.refresh();
        return context;
    }

    @Test
    void keepsAPictureForItsMerchantOnly() {
        long id = keep(1, picture(1, 77), NOW);

        var found = pictures.find(1, id).orElseThrow();
        assertThat(found.content()).isEqualTo(new byte[] {1, 2, 3});
        assertThat(found.mediaType()).isEqualTo("image/png");
        assertThat(found.fingerprint()).isEqualTo(77);
        assertThat(pictures.find(2, id)).isEmpty();
        assertThat(pictures.find(1, id + 1_000)).isEmpty();
    }

    @Test
    void keepsNothingAlone() {
        assertThatThrownBy(() -> pictures.keep(1, picture(1, 77), NOW))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void findsTheSameFileWhateverItsAge() {
        long old = keep(3, picture(9, -1), NOW.minus(Duration.ofDays(2_000)));
        keep(4, picture(9, -1), NOW);
        long again = keep(3, picture(9, -1), NOW);

        assertThat(pictures.usedBefore(3, again).equal()).containsExactly(old);
        assertThat(pictures.usedBefore(3, again).alike()).isEmpty();
        assertThat(pictures.usedBefore(3, old).none()).as("later ones do not count").isTrue();
    }

    @Test
    void findsFilesThatLookAlikeForSomeMonths() {
        keep(5, picture(1, 0b1111), NOW.minus(Duration.ofDays(91)));
        long near = keep(5, picture(2, 0b0011_1111), NOW.minus(Duration.ofDays(89)));
        keep(5, picture(3, 0b0111_1111), NOW);
        long nearToo = keep(5, picture(4, Long.MIN_VALUE), NOW);
        long sought = keep(5, picture(5, 0), NOW);

        assertThat(pictures.usedBefore(5, sought).alike()).containsExactly(nearToo, near);
    }

    @Test
    void putsEachMonthIntoAPartitionOfItsOwn() {
        var month = Instant.parse("2031-12-31T23:59:59Z");
        pictures.prepareMonths(month);
        pictures.prepareMonths(month);

        assertThat(partitionOf(keep(6, picture(1, 1), month))).isEqualTo("picture_2031_12");
        assertThat(partitionOf(keep(6, picture(1, 1), month.plusSeconds(1))))
                .isEqualTo("picture_2032_01");
    }

    @Test
    void refusesNothingWhenNoMonthIsReadyAndLeavesItWhereItIs() {
        var month = Instant.parse("2040-05-05T00:00:00Z");
        long id = keep(7, picture(1, 1), month);

        pictures.prepareMonths(month);

        assertThat(partitionOf(id)).isEqualTo("picture_other");
        assertThat(partitionOf(keep(7, picture(1, 1), month))).isEqualTo("picture_other");
        assertThat(partitionOf(keep(7, picture(1, 1), month.plus(Duration.ofDays(31)))))
                .isEqualTo("picture_2040_06");
    }

    private long keep(long merchant, Picture picture, Instant now) {
        return Objects.requireNonNull(
                transaction.execute(_ -> pictures.keep(merchant, picture, now)));
    }

    private static String partitionOf(long id) {
        return JdbcClient.create(DATABASE.owner()).sql("""
                select c.relname
                  from pictures.picture as p
                  join pg_class as c on c.oid = p.tableoid
                 where p.id = :id
                """)
            .param("id", id)
            .query(String.class).single();
    }

    private static Picture picture(int file, long fingerprint) {
        byte[] sha256 = new byte[32];
        sha256[0] = (byte) file;
        return new Picture(new byte[] {1, 2, 3}, "image/png", 30, 40, sha256, fingerprint);
    }
}
