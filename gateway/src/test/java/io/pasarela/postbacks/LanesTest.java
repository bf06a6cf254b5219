package io.pasarela.postbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.merchants.MerchantId;
import io.pasarela.postbacks.Lanes.Share;
import io.pasarela.postbacks.Lanes.Slot;
import io.pasarela.postbacks.Lanes.Waiting;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static final Reply OK = new Reply.Accepted(new Reply.Answer(200, ""));
    private static final Reply BAD = new Reply.TimedOut("no answer in time");

    private final Lanes lanes = new Lanes(16, 8, 4);

    private static Endpoint endpoint(long number) {
        return new Endpoint("shop" + number + ".example", 443);
    }

    private static List<Waiting> waiting(long... merchants) {
        return LongStream.of(merchants)
                .mapToObj(m -> new Waiting(new MerchantId(m), endpoint(m))).toList();
    }

    private static Share share(long merchant, int rows) {
        return new Share(new MerchantId(merchant), rows);
    }

    private void knownFor(Reply reply, long... merchants) {
        LongStream.of(merchants).forEach(m -> {
            Slot slot = lanes.begin(Lane.RETRY, endpoint(m));
            lanes.answered(slot, reply);
            lanes.end(slot);
        });
    }

    @Test
    void giveAStrangerOneRequestUntilItHasProvedItself() {
        assertThat(lanes.share(Lane.FIRST, waiting(1))).containsExactly(share(1, 1));
        Slot slot = lanes.begin(Lane.FIRST, endpoint(1));
        assertThat(lanes.share(Lane.FIRST, waiting(1))).isEmpty();

        lanes.answered(slot, OK);
        assertThat(lanes.share(Lane.FIRST, waiting(1))).containsExactly(share(1, 4));
    }

    @Test
    void letStrangersHaveAQuarterOfTheFirstLane() {
        knownFor(OK, 9);
        assertThat(lanes.share(Lane.FIRST, waiting(1, 2, 3, 4, 5, 6, 9))).containsExactly(
                share(1, 1), share(2, 1), share(3, 1), share(4, 1), share(9, 4));

        var slots = LongStream.rangeClosed(1, 4)
                .mapToObj(m -> lanes.begin(Lane.FIRST, endpoint(m))).toList();
        assertThat(lanes.share(Lane.FIRST, waiting(5, 9))).containsExactly(share(9, 4));
        lanes.answered(slots.getFirst(), BAD);
        assertThat(lanes.share(Lane.FIRST, waiting(5, 9)))
                .containsExactly(share(5, 1), share(9, 4));
    }

    @Test
    void sendAFailingEndpointToTheRetriesOneAtATime() {
        knownFor(OK, 1);
        Slot one = lanes.begin(Lane.FIRST, endpoint(1));
        Slot two = lanes.begin(Lane.FIRST, endpoint(1));
        lanes.answered(one, BAD);

        assertThat(lanes.failing(waiting(1, 2))).containsExactly(new MerchantId(1));
        assertThat(lanes.share(Lane.FIRST, waiting(1))).isEmpty();
        assertThat(lanes.share(Lane.RETRY, waiting(1))).as("one is still in flight").isEmpty();

        lanes.answered(two, BAD);
        assertThat(lanes.share(Lane.RETRY, waiting(1))).containsExactly(share(1, 1));
        Slot probe = lanes.begin(Lane.RETRY, endpoint(1));
        assertThat(lanes.share(Lane.RETRY, waiting(1))).isEmpty();

        lanes.answered(probe, OK);
        assertThat(lanes.failing(waiting(1))).isEmpty();
        assertThat(lanes.share(Lane.RETRY, waiting(1))).containsExactly(share(1, 4));
    }

    @Test
    void shareOutTheLaneInTurns() {
        knownFor(OK, 1, 2, 3, 4, 5, 6, 7);
        assertThat(lanes.share(Lane.FIRST, waiting(1, 2, 3, 4, 5, 6, 7))).containsExactly(
                share(1, 3), share(2, 3), share(3, 2), share(4, 2), share(5, 2), share(6, 2),
                share(7, 2));
    }

    @Test
    void countMerchantsOfOneEndpointTogether() {
        knownFor(OK, 1);
        var sisters = List.of(new Waiting(new MerchantId(1), endpoint(1)),
                new Waiting(new MerchantId(2), endpoint(1)));
        assertThat(lanes.share(Lane.FIRST, sisters)).containsExactly(share(1, 2), share(2, 2));

        lanes.begin(Lane.FIRST, endpoint(1));
        lanes.begin(Lane.RETRY, endpoint(1));
        assertThat(lanes.share(Lane.FIRST, sisters)).containsExactly(share(1, 1), share(2, 1));
    }

    @Test
    void keepFirstTriesAndRetriesApart() {
        knownFor(BAD, 1, 2, 3, 4, 5, 6, 7, 8);
        var slots = LongStream.rangeClosed(1, 8)
                .mapToObj(m -> lanes.begin(Lane.RETRY, endpoint(m))).toList();
        assertThat(lanes.share(Lane.RETRY, waiting(9))).as("the lane is full").isEmpty();
        assertThat(lanes.share(Lane.FIRST, waiting(9))).containsExactly(share(9, 1));

        lanes.answered(slots.getFirst(), BAD);
        assertThat(lanes.share(Lane.RETRY, waiting(9))).as("not recorded yet").isEmpty();
        lanes.end(slots.getFirst());
        assertThat(lanes.share(Lane.RETRY, waiting(9))).containsExactly(share(9, 1));
    }

    @Test
    void suspectOnlyWhatTheyDoNotKnow() {
        knownFor(OK, 1);
        lanes.suspect(endpoint(1));
        lanes.suspect(endpoint(2));
        assertThat(lanes.failing(waiting(1, 2))).containsExactly(new MerchantId(2));
    }
}
