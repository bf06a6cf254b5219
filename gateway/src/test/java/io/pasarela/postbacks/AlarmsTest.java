package io.pasarela.postbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pasarela.merchants.MerchantId;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlarmsTest {

    private final PostbackWorld world = new PostbackWorld();
    private final Alarms alarms = new Alarms(world.store, world.merchants, world.clock);
    private final FakeEndpoint server = new FakeEndpoint();

    @AfterEach
    void close() {
        world.close();
    }

    private int raisedAfter(String wait) {
        world.clock.move(Duration.parse(wait));
        return alarms.raise();
    }

    @Test
    void areRaisedOnceAtEachLevel() {
        MerchantId merchant = world.merchant("http://shop.example/");
        world.enqueue(Samples.itauDeposit(merchant, 1), Samples.itauDeposit(merchant, 2));

        assertThat(raisedAfter("PT14M59S")).isZero();
        assertThat(raisedAfter("PT1S")).as("one for both").isEqualTo(1);
        assertThat(raisedAfter("PT0S")).isZero();
        assertThat(raisedAfter("PT45M")).isEqualTo(1);
        assertThat(raisedAfter("PT22H")).isZero();
        assertThat(raisedAfter("PT1H")).isEqualTo(1);
        assertThat(raisedAfter("PT99H")).isZero();
    }

    @Test
    void areNotRaisedAllAtOnce() {
        MerchantId merchant = world.merchant("http://shop.example/");
        MerchantId other = world.merchant("http://other.example/");
        world.enqueue(Samples.itauDeposit(merchant, 1), Samples.itauDeposit(other, 1));

        assertThat(raisedAfter("PT30H")).as("one for each merchant").isEqualTo(2);
        assertThat(raisedAfter("PT0S")).isZero();
    }

    @Test
    void areNotForThoseWhoHaveNoUrlOrGotIt() {
        MerchantId without = world.merchant(null);
        MerchantId with = world.merchant("http://shop.example/");
        world.enqueue(Samples.itauDeposit(without, 1), Samples.itauDeposit(with, 1));
        PostbackWorld.round(world.courier(server), Lane.FIRST);

        assertThat(raisedAfter("PT30H")).isZero();
    }

    @Test
    void metersTellWhatWaits() {
        MerchantId merchant = world.merchant("http://shop.example/");
        MerchantId without = world.merchant(null);
        world.enqueue(Samples.itauDeposit(merchant, 1), Samples.itauDeposit(merchant, 2),
                Samples.itauDeposit(without, 1));
        var tally = new Tally(world.store, world.clock);
        var registry = new SimpleMeterRegistry();
        tally.bindTo(registry);

        world.clock.move(Duration.ofMinutes(2));
        assertThat(registry.get("pasarela.postbacks.pending").gauge().value()).isEqualTo(2);
        assertThat(registry.get("pasarela.postbacks.without.url").gauge().value()).isEqualTo(1);
        assertThat(registry.get("pasarela.postbacks.oldest.pending").gauge().value())
                .isEqualTo(120);
        assertThat(registry.get("pasarela.postbacks.delivered").functionCounter().count())
                .isZero();
    }
}
