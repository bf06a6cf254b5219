package io.pasarela.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.pasarela.TestGateway;
import io.pasarela.bankfeed.SourceHealth;
import io.pasarela.bankfeed.SourceWatch;
import io.pasarela.bankfeed.TextVerdict;
import io.pasarela.merchants.MerchantId;
import io.pasarela.merchants.Merchants;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sources that fall silent or leave something out. */
class SourceWatchTest {

    private static final String SENDER = "QRBANK";

    private TestGateway gateway;
    private Phone phone;
    private SourceWatch watch;
    private MerchantId merchant;

    @BeforeEach
    void start() {
        gateway = TestGateway.start();
        phone = new Phone(gateway, "other_feed_token");
        watch = gateway.bean(SourceWatch.class);
        merchant = gateway.bean(Merchants.class).ofKey("other").orElseThrow().id();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private SourceHealth health() {
        return watch.list(merchant).getFirst();
    }

    private long alarms() {
        gateway.runJob("feed-silence");
        return (long) gateway.bean(MeterRegistry.class).get("pasarela.feed.sources.silent")
                .gauge().value();
    }

    private Instant after(String wait) {
        gateway.clock().move(Duration.parse(wait));
        return gateway.clock().instant();
    }

    private String told(int number, String amount, String balance, Instant at) {
        return phone.forward(SENDER, "Received %s BTN, ref 90000000000000%02d, balance %s"
                .formatted(amount, number, balance), at);
    }

    @Test
    void raisesAnAlarmOnceUntilTheSourceIsHeardAgain() {
        assertThat(health().heardAt()).isNull();
        assertThat(alarms()).isZero();
        after("PT61M");
        assertThat(health().isSilent()).as("one never heard of is silent too").isTrue();
        assertThat(alarms()).isEqualTo(1);
        String raised = alarmedAt();
        after("PT2H");
        assertThat(alarms()).isEqualTo(1);
        assertThat(alarmedAt()).as("no second alarm").isEqualTo(raised);

        Instant now = after("PT1S");
        assertThat(phone.forward(SENDER, "hello", now)).isEqualTo("unread");
        assertThat(alarms()).isZero();
        assertThat(health().heardAt()).isAfterOrEqualTo(now);
        assertThat(health().isSilent()).isFalse();
        after("PT59M");
        assertThat(alarms()).isZero();
        after("PT2M");
        assertThat(alarms()).isEqualTo(1);
    }

    private String alarmedAt() {
        return gateway.owner().sql("""
                select max(alarmed_at)::text from bankfeed.source_health
                """).query(String.class).single();
    }

    @Test
    void countsWhatBecameOfTexts() {
        Instant now = gateway.clock().instant();
        told(1, "100", "100", now);
        told(1, "100", "100", now);
        told(1, "100.00", "100", now);
        phone.forward(SENDER, "hello", now);
        phone.forward("somebody", "hello", now);

        assertThat(health().texts()).hasSize(4)
                .containsEntry(TextVerdict.STORED, 1L).containsEntry(TextVerdict.DUPLICATE, 1L)
                .containsEntry(TextVerdict.UNREAD, 1L).containsEntry(TextVerdict.UNTRUSTED, 1L);
        assertThat(health().repeats()).isEqualTo(1);
        assertThat(gateway.bean(MeterRegistry.class).get("pasarela.feed.texts")
                .tag("result", "duplicate").functionCounter().count()).isEqualTo(2);
        after("PT169H");
        assertThat(health().texts()).as("the last days'").isEmpty();
    }

    @Test
    void seesWhatNoTextToldOf() {
        Instant at = gateway.clock().instant().minus(Duration.ofHours(5));
        told(1, "100", "1,100", at);
        told(2, "50", "1,150", at.plusSeconds(60));
        told(2, "50.00", "1,150", at.plusSeconds(61));
        assertThat(watch.listGaps(merchant)).isEmpty();
        told(3, "200", "1,100", at.plusSeconds(120));
        assertThat(watch.listGaps(merchant)).as("money went out").isEmpty();

        told(5, "30", "1,165.50", at.plusSeconds(240));
        assertThat(watch.listGaps(merchant)).singleElement().satisfies(gap -> {
            assertThat(gap.missing()).hasToString("35.5 BTN");
            assertThat(gap.from()).isEqualTo(at.plusSeconds(120));
            assertThat(gap.until()).isEqualTo(at.plusSeconds(240));
        });
        told(4, "35.50", "1,135.50", at.plusSeconds(180));
        assertThat(watch.listGaps(merchant)).as("it came late").isEmpty();
    }

    @Test
    void mayReportAboutItsOwnWalletsOnly() {
        assertThat(phone.forward("QRBANK", "Ha recibido 450 colones por BN SINPE MOVIL de ANA. "
                + "Pago. Referencia 90000000000000000001.", gateway.clock().instant()))
                .isEqualTo("unread");
    }
}
