package io.pasarela.postbacks;

import static io.pasarela.postbacks.PostbackWorld.round;
import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.merchants.MerchantId;
import io.pasarela.postbacks.MerchantEndpoint.Parcel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Several endpoints, several nodes. */
class CourierLanesTest {

    private static final PostbackWorld WORLD = new PostbackWorld();
    private static final String URL = "http://shop.example/postback";

    private final FakeEndpoint server = new FakeEndpoint();
    private final Courier courier = WORLD.courier(server);

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void holdsAFailingEndpointToOneRequestAtATime() {
        MerchantId dead = WORLD.merchant("http://dead.example/");
        MerchantId live = WORLD.merchant("http://live.example/");
        for (int i = 1; i <= 20; i++) {
            WORLD.enqueue(Samples.itauDeposit(dead, i), Samples.itauDeposit(live, i));
        }
        server.behaviour = parcel ->
                parcel.url().contains("dead") ? FakeEndpoint.ERROR : FakeEndpoint.OK;
        assertThat(round(courier, Lane.FIRST)).as("two strangers").isEqualTo(2);
        assertThat(round(courier, Lane.FIRST)).as("the healthy one").isEqualTo(8);
        assertThat(round(courier, Lane.RETRY)).as("one of the dead one").isEqualTo(1);
        assertThat(round(courier, Lane.FIRST) + round(courier, Lane.FIRST))
                .isEqualTo(11);
        assertThat(WORLD.store.backlog(live).due()).isZero();
        assertThat(WORLD.store.backlog(dead).due()).isEqualTo(20);

        server.behaviour = _ -> FakeEndpoint.OK;
        assertThat(round(courier, Lane.RETRY)).as("a probe").isEqualTo(1);
        assertThat(round(courier, Lane.RETRY)).as("it is well again").isEqualTo(8);
        WORLD.clock.move(Duration.ofMinutes(1));
        while (round(courier, Lane.RETRY) > 0) {
            assertThat(server.received).hasSizeLessThan(100);
        }
        assertThat(WORLD.store.backlog(dead).due()).isZero();
    }

    @Test
    void remembersAfterARestartWhoFailed() {
        MerchantId merchant = WORLD.merchant(URL);
        WORLD.enqueue(Samples.itauDeposit(merchant, 1));
        server.behaviour = _ -> FakeEndpoint.ERROR;
        round(courier, Lane.FIRST);
        WORLD.enqueue(Samples.itauDeposit(merchant, 2));

        Courier next = WORLD.courier(server);
        next.suspect();
        assertThat(round(next, Lane.FIRST)).isZero();
        server.behaviour = _ -> FakeEndpoint.OK;
        assertThat(round(next, Lane.RETRY)).isEqualTo(1);
        WORLD.clock.move(Duration.ofMinutes(1));
        assertThat(round(next, Lane.RETRY)).isEqualTo(1);
    }

    @Test
    void neverHasOnePostbackUnderWayTwice() throws Exception {
        int postbacks = 400;
        MerchantId merchant = WORLD.merchant(URL);
        WORLD.enqueue(LongStream.rangeClosed(1, postbacks)
                .mapToObj(i -> Samples.itauDeposit(merchant, i)).toArray(Notice[]::new));
        var threads = new ArrayList<Thread>();
        for (int node = 0; node < 4; node++) {
            Courier mine = WORLD.courier(server);
            threads.add(Thread.ofVirtual().start(() -> {
                while (WORLD.store.backlog(merchant).due() > 0) round(mine, Lane.FIRST);
            }));
        }
        for (Thread thread : threads) {
            assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
        }

        assertThat(server.received).hasSize(postbacks);
        assertThat(new HashSet<>(server.received.stream().map(Parcel::webhookId).toList()))
                .hasSize(postbacks);
    }

    @Test
    void letsHangingEndpointsDelayNobody() {
        MerchantId live = WORLD.merchant("http://live.example/");
        WORLD.enqueue(Samples.itauDeposit(live, 1));
        assertThat(round(courier, Lane.FIRST)).isEqualTo(1);
        for (int i = 0; i < 30; i++) {
            MerchantId dead = WORLD.merchant("http://dead" + i + ".example/");
            WORLD.enqueue(Samples.itauDeposit(dead, 1), Samples.itauDeposit(dead, 2));
        }
        WORLD.enqueue(Samples.itauDeposit(live, 2), Samples.itauDeposit(live, 3));

        var hang = new Semaphore(0);
        server.behaviour = parcel -> {
            if (parcel.url().contains("live")) return FakeEndpoint.OK;
            hang.acquireUninterruptibly();
            return new Reply.TimedOut("no answer in time");
        };
        var done = new Semaphore(0);
        assertThat(courier.round(Lane.FIRST, done::release))
                .as("a quarter of the lane for strangers, and the live one").isEqualTo(18);
        PostbackWorld.await(done, 2);
        assertThat(WORLD.store.backlog(live).due()).as("while the others hang").isZero();
        WORLD.enqueue(Samples.itauDeposit(live, 4));
        assertThat(courier.round(Lane.FIRST, done::release)).isEqualTo(1);
        PostbackWorld.await(done, 1);
        assertThat(WORLD.store.backlog(live).due()).isZero();

        hang.release(100);
        PostbackWorld.await(done, 16);
        server.behaviour = _ -> FakeEndpoint.OK;
        WORLD.clock.move(Duration.ofMinutes(2));
        while (round(courier, Lane.FIRST) + round(courier, Lane.RETRY) > 0) {
            assertThat(server.received).hasSizeLessThan(200);
        }
        assertThat(WORLD.store.backlog().due()).isZero();
    }
}
