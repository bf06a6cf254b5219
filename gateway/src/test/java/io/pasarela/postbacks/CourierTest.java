package io.pasarela.postbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pasarela.merchants.MerchantId;
import io.pasarela.postbacks.Lanes.Share;
import io.pasarela.postbacks.MerchantEndpoint.Parcel;
import io.pasarela.postbacks.Notice.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

class CourierTest {

    private static final PostbackWorld WORLD = new PostbackWorld();
    private static final String URL = "http://shop.example/postback";
    private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

    private final FakeEndpoint server = new FakeEndpoint();
    private final Courier courier = WORLD.courier(server);

    @AfterAll
    static void close() {
        WORLD.close();
    }

    private MerchantId merchantWithOne() {
        MerchantId merchant = WORLD.merchant(URL);
        WORLD.enqueue(Samples.itauDeposit(merchant, 1));
        return merchant;
    }

    private Postback only(MerchantId merchant) {
        return WORLD.about(merchant, 1);
    }

    private int roundBoth() {
        return PostbackWorld.round(courier, Lane.FIRST) + PostbackWorld.round(courier, Lane.RETRY);
    }

    @Test
    void deliversOnceAndRecordsIt() {
        MerchantId merchant = merchantWithOne();

        assertThat(PostbackWorld.round(courier, Lane.FIRST)).isEqualTo(1);
        assertThat(roundBoth()).isZero();

        assertThat(only(merchant).status()).isEqualTo(Status.DELIVERED);
        assertThat(server.received).singleElement().satisfies(parcel -> {
            assertThat(parcel.url()).isEqualTo(URL);
            assertThat(parcel.body()).isEqualTo(only(merchant).body());
            assertThat(parcel.webhookId()).isEqualTo("pb_" + only(merchant).id());
            assertThat(parcel.webhookSecrets()).containsExactly(Vectors.webhooks("secret"));
            assertThat(parcel.test()).isFalse();
        });
        assertThat(WORLD.store.listAttempts(merchant, only(merchant).id()))
                .singleElement().satisfies(attempt -> {
                    assertThat(attempt.number()).isEqualTo(1);
                    assertThat(attempt.outcome()).isEqualTo(Outcome.ACCEPTED);
                    assertThat(attempt.httpStatus()).isEqualTo(200);
                    assertThat(attempt.answer()).isEqualTo("{\"status\":\"ok\"}");
                    assertThat(attempt.fault()).isNull();
                });
    }

    @Test
    void triesByThePlanUntilDayThirtyAndThenGivesUp() {
        MerchantId merchant = merchantWithOne();
        Instant began = WORLD.clock.instant();
        server.behaviour = _ -> FakeEndpoint.ERROR;
        PostbackWorld.round(courier, Lane.FIRST);
        var gaps = new ArrayList<Duration>();
        while (only(merchant).status() == Status.PENDING) {
            Instant next = only(merchant).times().nextAttempt();
            gaps.add(Duration.between(WORLD.clock.instant(), next));
            WORLD.clock.moveTo(next.minusMillis(1));
            assertThat(roundBoth()).as("too early").isZero();
            WORLD.clock.moveTo(next);
            assertThat(roundBoth()).isEqualTo(1);
        }

        assertThat(gaps).hasSize(97);
        assertThat(gaps.get(0)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
        assertThat(gaps.get(7)).isBetween(Duration.ofMinutes(192), Duration.ofMinutes(288));
        assertThat(Duration.between(began, WORLD.clock.instant()))
                .isBetween(Duration.ofDays(28), Duration.ofDays(32));
        assertThat(only(merchant).status()).isEqualTo(Status.FAILED);
        assertThat(server.received).hasSize(98);
        assertThat(server.received.stream().map(Parcel::body).distinct()).hasSize(1);
        assertThat(server.received.stream().map(Parcel::webhookId).distinct()).hasSize(1);
        assertThat(WORLD.store.listAttempts(merchant, only(merchant).id())).hasSize(98)
                .allMatch(attempt -> attempt.httpStatus() == 500 && attempt.fault() != null);
        WORLD.clock.move(Duration.ofDays(60));
        assertThat(roundBoth()).isZero();
    }

    /** As after a pause of the whole process: it wakes up when the lease is almost over. */
    private Courier sleepy() {
        var sleeps = new AtomicBoolean(true);
        return WORLD.courier(server, () -> {
            Instant now = WORLD.clock.instant();
            if (sleeps.getAndSet(false)) {
                WORLD.clock.move(PostbackSettings.LEASE.minus(PostbackSettings.TIMEOUT_MAX)
                        .plusMillis(1));
            }
            return now;
        });
    }

    @Test
    void leavesToOthersWhatItCannotSendWithinItsLease() {
        MerchantId merchant = merchantWithOne();
        Instant leaseEnd = WORLD.clock.instant().plus(PostbackSettings.LEASE);
        Courier sleepy = sleepy();

        assertThat(PostbackWorld.round(sleepy, Lane.FIRST)).isEqualTo(1);
        assertThat(server.received).isEmpty();
        assertThat(only(merchant).times().nextAttempt()).isEqualTo(leaseEnd);
        assertThat(roundBoth()).isZero();

        WORLD.clock.moveTo(leaseEnd);
        WORLD.enqueue(Samples.itauDeposit(merchant, 2));
        assertThat(PostbackWorld.round(sleepy, Lane.FIRST)).as("one at a time to a stranger")
                .isEqualTo(1);
        assertThat(PostbackWorld.round(sleepy, Lane.FIRST)).isEqualTo(1);
        assertThat(only(merchant).status()).isEqualTo(Status.DELIVERED);
        assertThat(WORLD.store.listAttempts(merchant, only(merchant).id()))
                .singleElement().extracting(Attempt::number).isEqualTo(2);
    }

    @Test
    void beginsThePlanAnewWhenAFailedOneIsResent() {
        MerchantId merchant = merchantWithOne();
        long id = only(merchant).id();
        server.behaviour = _ -> FakeEndpoint.ERROR;
        PostbackWorld.round(courier, Lane.FIRST);
        WORLD.owner.sql("""
                update postbacks.postback set tries = 97 where merchant_id = :merchant
                """).param("merchant", merchant.value()).update();
        WORLD.clock.move(Duration.ofDays(1));
        roundBoth();
        assertThat(only(merchant).status()).isEqualTo(Status.FAILED);

        Postbacks postbacks = WORLD.postbacks(courier);
        Instant made = only(merchant).times().created();
        assertThat(resendFailed(postbacks, merchant, made.plusSeconds(1))).isZero();
        assertThat(resendFailed(postbacks, new MerchantId(merchant.value() + 1), made)).isZero();
        assertThat(resendFailed(postbacks, merchant, made)).isEqualTo(1);
        assertThat(only(merchant).status()).isEqualTo(Status.PENDING);
        roundBoth();
        assertThat(Duration.between(WORLD.clock.instant(), only(merchant).times().nextAttempt()))
                .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));

        assertThat(resend(postbacks, merchant, id)).as("a pending one goes at once").isEqualTo(1);
        server.behaviour = _ -> FakeEndpoint.OK;
        assertThat(roundBoth()).isEqualTo(1);
        assertThat(only(merchant).status()).isEqualTo(Status.DELIVERED);
        assertThat(resend(postbacks, merchant, id)).as("a delivered one stays").isZero();
        assertThat(only(merchant).attempts()).isEqualTo(4);
    }

    private static int resend(Postbacks postbacks, MerchantId merchant, long id) {
        return WORLD.transaction(() -> postbacks.resend(merchant, List.of(id)));
    }

    private static int resendFailed(Postbacks postbacks, MerchantId merchant, Instant since) {
        return WORLD.transaction(() -> postbacks.resendFailed(merchant, since));
    }

    @Test
    void waitsForAUrlWithoutAgeing() {
        MerchantId merchant = WORLD.merchant(null);
        WORLD.enqueue(Samples.itauDeposit(merchant, 1));
        assertThat(only(merchant).isWithoutUrl()).isTrue();
        WORLD.clock.move(Duration.ofDays(40));
        courier.unpark();
        assertThat(roundBoth()).isZero();
        assertThat(WORLD.store.backlog(merchant)).isEqualTo(new Backlog(0, 1, 0, null));

        WORLD.setUrl(merchant, URL);
        courier.unpark();
        assertThat(only(merchant).times().waitingSince()).isEqualTo(WORLD.clock.instant());
        server.behaviour = _ -> FakeEndpoint.ERROR;
        assertThat(roundBoth()).isEqualTo(1);
        assertThat(Duration.between(WORLD.clock.instant(), only(merchant).times().nextAttempt()))
                .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));

        WORLD.setUrl(merchant, null);
        WORLD.clock.move(Duration.ofDays(3));
        assertThat(roundBoth()).isZero();
        assertThat(only(merchant).isWithoutUrl()).isTrue();
        WORLD.setUrl(merchant, URL);
        courier.unpark();
        server.behaviour = _ -> FakeEndpoint.OK;
        assertThat(roundBoth()).isEqualTo(1);
        assertThat(only(merchant).status()).isEqualTo(Status.DELIVERED);
    }

    /** As when the process dies between the answer and its record. */
    @Test
    void sendsTheSameBytesAgainAfterACrash() {
        MerchantId merchant = merchantWithOne();
        Leased lost = lease(merchant);
        assertThat(roundBoth()).as("somebody has it").isZero();

        WORLD.clock.move(PostbackSettings.LEASE.minusMillis(1));
        assertThat(roundBoth()).isZero();
        WORLD.clock.move(Duration.ofMillis(1));
        assertThat(roundBoth()).isEqualTo(1);

        assertThat(server.received).singleElement().satisfies(parcel -> {
            assertThat(parcel.body()).isEqualTo(lost.message().body());
            assertThat(parcel.webhookId()).isEqualTo(lost.webhookId());
        });
        assertThat(only(merchant).status()).isEqualTo(Status.DELIVERED);
    }

    private Leased lease(MerchantId merchant) {
        Instant now = WORLD.clock.instant();
        List<Leased> leased = WORLD.courierStore.lease(Lane.FIRST,
                List.of(new Share(merchant, 10)), now, now.plus(PostbackSettings.LEASE));
        assertThat(leased).hasSize(1);
        return leased.getFirst();
    }

    private static Attempted result(Leased leased, Reply reply) {
        Instant now = WORLD.clock.instant();
        return Attempted.of(leased, URL, now, now, reply, new RetryPlan(() -> 1));
    }

    @Test
    void letsALateResultChangeNothing() {
        MerchantId merchant = merchantWithOne();
        Leased stale = lease(merchant);
        WORLD.clock.move(PostbackSettings.LEASE);
        Leased present = lease(merchant);
        assertThat(present.attempt()).isEqualTo(2);

        assertThat(WORLD.courierStore.record(List.of(result(stale, FakeEndpoint.ERROR)))).isZero();
        assertThat(only(merchant).status()).isEqualTo(Status.PENDING);
        assertThat(WORLD.courierStore.record(List.of(result(present, FakeEndpoint.OK)))).isOne();
        assertThat(WORLD.courierStore.record(List.of(result(stale, FakeEndpoint.ERROR)))).isZero();

        assertThat(only(merchant).status()).isEqualTo(Status.DELIVERED);
        assertThat(WORLD.store.listAttempts(merchant, present.id()))
                .as("but it was made, and is kept")
                .extracting(Attempt::outcome).containsExactly(Outcome.REFUSED, Outcome.ACCEPTED);
    }

    @Test
    void recordsAResultOnce() {
        MerchantId merchant = merchantWithOne();
        Attempted failed = result(lease(merchant), FakeEndpoint.ERROR);

        assertThat(WORLD.courierStore.record(List.of(failed))).isEqualTo(1);
        Instant next = only(merchant).times().nextAttempt();
        assertThat(WORLD.courierStore.record(List.of(failed))).isZero();
        assertThat(only(merchant).times().nextAttempt()).isEqualTo(next);
        assertThat(tries(merchant)).isEqualTo(1);
        roundUpTo(FAR);
    }

    private static int tries(MerchantId merchant) {
        return WORLD.owner.sql("select tries from postbacks.postback where merchant_id = :m")
                .param("m", merchant.value()).query(Integer.class).single();
    }

    /** Leaves nothing due behind for the other tests. */
    private void roundUpTo(Instant time) {
        Instant now = WORLD.clock.instant();
        WORLD.clock.moveTo(time);
        while (roundBoth() > 0) assertThat(server.received).hasSizeLessThan(1_000);
        WORLD.clock.moveTo(now);
    }

    @Test
    void signsUndeliveredOnesAnewWithANewKey() {
        MerchantId merchant = merchantWithOne();
        String before = only(merchant).body();
        server.behaviour = _ -> FakeEndpoint.ERROR;
        PostbackWorld.round(courier, Lane.FIRST);

        WORLD.apply(WORLD.merchants.require(merchant).key(), URL, "new_access_key");
        WORLD.clock.move(Duration.ofMinutes(1));
        server.behaviour = _ -> FakeEndpoint.OK;
        roundBoth();

        String sent = server.received.getLast().body();
        var key = WORLD.merchants.signingKey(merchant);
        String data = sent.substring(
                sent.indexOf("\"additional_data\":") + 18, sent.length() - 1);
        String signature = LegacySignature.of(data, key);
        assertThat(key.version()).isEqualTo(2);
        assertThat(sent).startsWith("{\"signature\":\"" + signature + "\",");
        assertThat(sent.substring(55)).isEqualTo(
                before.substring(55).replace("demo_access_key", "new_access_key"));
        assertThat(only(merchant).body()).isEqualTo(sent);
    }

    @Test
    void marksTestsOfWithdrawals() {
        MerchantId merchant = WORLD.merchant(URL);
        WORLD.enqueue(Samples.itauWithdrawal(merchant, 1, Purpose.TEST),
                Samples.itauWithdrawal(merchant, 2, Purpose.REAL));
        while (roundBoth() > 0) assertThat(server.received).hasSizeLessThanOrEqualTo(2);

        assertThat(server.received).extracting(Parcel::test).containsExactlyInAnyOrder(true, false);
        assertThat(WORLD.store.find(merchant, Kind.WITHDRAWAL, 1).orElseThrow().purpose())
                .isEqualTo(Purpose.TEST);
    }

    @Test
    void tellsOfEachDepositOnce() {
        MerchantId merchant = merchantWithOne();
        assertThatThrownBy(() -> WORLD.enqueue(Samples.sinpeDeposit(merchant, 1)))
                .isInstanceOf(DuplicateKeyException.class);
        roundUpTo(FAR);
    }

    @Test
    void givesAFailingSendNotMoreThanATry() {
        MerchantId merchant = merchantWithOne();
        server.behaviour = _ -> {
            throw new IllegalStateException("planted");
        };
        PostbackWorld.round(courier, Lane.FIRST);
        assertThat(WORLD.store.listAttempts(merchant, only(merchant).id()))
                .singleElement().extracting(Attempt::outcome).isEqualTo(Outcome.UNREACHABLE);
        server.behaviour = _ -> FakeEndpoint.OK;
        roundUpTo(FAR);
    }

    @Test
    void endsWhatIsUnderWayBeforeItStops() throws Exception {
        MerchantId merchant = merchantWithOne();
        var answer = new Semaphore(0);
        server.behaviour = _ -> {
            answer.acquireUninterruptibly();
            return FakeEndpoint.OK;
        };
        courier.round(Lane.FIRST, () -> {});
        Thread stopping = Thread.ofVirtual().start(() -> {
            try {
                courier.end(Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        answer.release();
        assertThat(stopping.join(Duration.ofSeconds(25))).isTrue();
        assertThat(only(merchant).status()).isEqualTo(Status.DELIVERED);
    }

    @Test
    void keepsTheGatewayFromChangingWhatIsFrozen() {
        JdbcClient app = JdbcClient.create(WORLD.database.app());
        for (String frozen : List.of(
                "update postbacks.postback set head = head",
                "update postbacks.postback set data = data",
                "update postbacks.postback set subject_id = subject_id",
                "delete from postbacks.postback", "delete from postbacks.attempt",
                "update postbacks.attempt set number = number")) {
            assertThatThrownBy(() -> app.sql(frozen).update()).as(frozen)
                    .hasStackTraceContaining("permission denied");
        }
    }
}
