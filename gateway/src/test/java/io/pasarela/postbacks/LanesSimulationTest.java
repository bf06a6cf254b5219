package io.pasarela.postbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.merchants.MerchantId;
import io.pasarela.postbacks.Lanes.Share;
import io.pasarela.postbacks.Lanes.Slot;
import io.pasarela.postbacks.Lanes.Waiting;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two minutes with thousands of dead endpoints, in simulated time. */
class LanesSimulationTest {

    private static final int DEAD = 2_000;
    private static final int HEALTHY = 50;
    private static final long END_MS = 120_000;
    private static final long TICK_MS = 50;
    private static final long HANG_MS = 15_000;
    private static final long ANSWER_MS = 100;

    private record Over(long at, Slot slot, Reply reply) {}

    private static final Reply OK = new Reply.Accepted(new Reply.Answer(200, ""));
    private static final Reply SILENCE = new Reply.TimedOut("no answer in time");

    private final Lanes lanes = new Lanes(256, 512, 32);
    private final Random random = new Random(7);
    private final Map<Lane, Map<Integer, Queue<Long>>> queues = new HashMap<>();
    private final PriorityQueue<Over> underWay =
            new PriorityQueue<>(Comparator.comparingLong(Over::at));
    private final Map<Endpoint, Integer> inFlight = new HashMap<>();
    private long worstWait;
    private int answered;

    @Test
    void deadEndpointsDelayNobody() {
        for (int shop = 0; shop < DEAD + HEALTHY; shop++) {
            Slot slot = lanes.begin(Lane.RETRY, endpoint(shop));
            lanes.answered(slot, shop < DEAD ? SILENCE : OK);
            lanes.end(slot);
        }
        int enqueued = 0;
        for (long now = 0; now < END_MS; now += TICK_MS) {
            finish(now);
            for (int i = 0; i < 10; i++) queue(Lane.FIRST, random.nextInt(DEAD)).add(now);
            if (now < END_MS - 1_000) {
                queue(Lane.FIRST, DEAD + random.nextInt(HEALTHY)).add(now);
                enqueued++;
            }
            for (Lane lane : Lane.values()) round(lane, now);
        }
        assertThat(answered).as("all of the healthy ones").isEqualTo(enqueued);
        assertThat(worstWait).isLessThanOrEqualTo(TICK_MS);
        assertThat(queues.get(Lane.FIRST).values()).allMatch(Queue::isEmpty);
    }

    private void round(Lane lane, long now) {
        List<Waiting> waiting = waiting(lane);
        if (lane == Lane.FIRST) {
            for (MerchantId failing : lanes.failing(waiting)) {
                int shop = (int) failing.value();
                queue(Lane.RETRY, shop).addAll(queue(Lane.FIRST, shop));
                queue(Lane.FIRST, shop).clear();
            }
        }
        for (Share share : lanes.share(lane, waiting)) {
            for (int i = 0; i < share.rows(); i++) begin(lane, (int) share.merchant().value(), now);
        }
    }

    private void begin(Lane lane, int shop, long now) {
        Long since = queue(lane, shop).poll();
        if (since == null) return;
        boolean dead = shop < DEAD;
        if (!dead) worstWait = Math.max(worstWait, now - since);
        Slot slot = lanes.begin(lane, endpoint(shop));
        int together = inFlight.merge(endpoint(shop), 1, Integer::sum);
        assertThat(together).isLessThanOrEqualTo(dead ? 1 : 32);
        underWay.add(new Over(now + (dead ? HANG_MS : ANSWER_MS), slot, dead ? SILENCE : OK));
    }

    private void finish(long now) {
        while (!underWay.isEmpty() && underWay.peek().at() <= now) {
            Over over = underWay.poll();
            lanes.answered(over.slot(), over.reply());
            lanes.end(over.slot());
            inFlight.merge(over.slot().endpoint(), -1, Integer::sum);
            if (over.reply() == OK) answered++;
        }
    }

    private List<Waiting> waiting(Lane lane) {
        var waiting = new ArrayList<Waiting>();
        queues.getOrDefault(lane, Map.of()).forEach((shop, queue) -> {
            if (!queue.isEmpty()) waiting.add(new Waiting(new MerchantId(shop), endpoint(shop)));
        });
        return waiting;
    }

    private Queue<Long> queue(Lane lane, int shop) {
        return queues.computeIfAbsent(lane, _ -> new HashMap<>())
                .computeIfAbsent(shop, _ -> new ArrayDeque<>());
    }

    private static Endpoint endpoint(int shop) {
        return new Endpoint("shop" + shop + ".example", 443);
    }
}
