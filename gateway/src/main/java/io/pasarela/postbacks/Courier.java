package io.pasarela.postbacks;

import io.pasarela.merchants.MerchantId;
import io.pasarela.merchants.Merchants;
import io.pasarela.merchants.SigningKey;
import io.pasarela.postbacks.Lanes.Slot;
import io.pasarela.postbacks.Lanes.Waiting;
import io.pasarela.postbacks.MerchantEndpoint.Parcel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries due postbacks to merchants. No transaction is open while a merchant's server thinks: a
 * lease says who has a postback, and its fence makes late results harmless.
 */
@Component
class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** So many postbacks change their lane, or stop and start their time, in one statement. */
    private static final int MOVED_MAX = 2_000;

    private final CourierStore store;
    private final Merchants merchants;
    private final MerchantEndpoint merchantEndpoint;
    private final RetryPlan plan;
    private final Clock clock;
    private final Lanes lanes;
    private final Recorder recorder;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

    Courier(CourierStore store, Merchants merchants, MerchantEndpoint merchantEndpoint,
            RetryPlan plan, PostbackSettings settings, Tally tally, Clock clock) {
        this.store = store;
        this.merchants = merchants;
        this.merchantEndpoint = merchantEndpoint;
        this.plan = plan;
        this.clock = clock;
        this.lanes = new Lanes(settings);
        this.recorder = new Recorder(store, tally, clock);
    }

    void begin() {
        recorder.start();
    }

    /** Takes merchants with retries for failing until they have proved otherwise. */
    void suspect() {
        Instant farthest = clock.instant().plus(RetryPlan.HORIZON);
        waiting(store.listWaiting(Lane.RETRY, farthest)).forEach(
                one -> lanes.suspect(one.endpoint()));
    }

    /** Starts what may start in that lane; {@code done} runs whenever one of them is over. */
    int round(Lane lane, Runnable done) {
        Instant now = clock.instant();
        List<MerchantId> due = store.listWaiting(lane, now);
        if (due.isEmpty()) return 0;

        Map<MerchantId, String> urls = merchants.postbackUrls(due);
        List<MerchantId> unreachable = due.stream().filter(id -> !urls.containsKey(id)).toList();
        if (!unreachable.isEmpty()) store.park(unreachable, now, MOVED_MAX);
        List<Waiting> waiting = waiting(due, urls);
        if (lane == Lane.FIRST) divert(waiting, now);

        List<Lanes.Share> shares = lanes.share(lane, waiting);
        if (shares.isEmpty()) return 0;
        Instant leaseEnd = now.plus(PostbackSettings.LEASE);
        List<Leased> leased = signedAnew(store.lease(lane, shares, now, leaseEnd));
        for (Leased one : leased) {
            String url = urls.get(one.merchant());
            Slot slot = lanes.begin(lane, endpoint(url));
            senders.execute(() -> deliver(one, url, slot, done));
        }
        return leased.size();
    }

    private void divert(List<Waiting> waiting, Instant now) {
        List<MerchantId> failing = lanes.failing(waiting);
        if (!failing.isEmpty()) store.divert(failing, now, MOVED_MAX);
    }

    /** Lets the time of postbacks run again whose merchants have a URL at last. */
    int unpark() {
        List<MerchantId> parked = store.listParked();
        if (parked.isEmpty()) return 0;
        Map<MerchantId, String> urls = merchants.postbackUrls(parked);
        return urls.isEmpty() ? 0 : store.unpark(urls.keySet(), clock.instant(), MOVED_MAX);
    }

    private List<Waiting> waiting(List<MerchantId> due) {
        return due.isEmpty() ? List.of() : waiting(due, merchants.postbackUrls(due));
    }

    private static List<Waiting> waiting(List<MerchantId> due, Map<MerchantId, String> urls) {
        return due.stream().filter(urls::containsKey)
                .map(id -> new Waiting(id, endpoint(urls.get(id)))).toList();
    }

    /** A URL that leads nowhere is an endpoint of its own, which fails. */
    private static Endpoint endpoint(String url) {
        return Endpoint.of(url).orElse(new Endpoint(url, 0));
    }

    /** Only a newer key counts: this node may know the newest one later than another. */
    private List<Leased> signedAnew(List<Leased> leased) {
        var all = new ArrayList<Leased>(leased.size());
        var changed = new ArrayList<Leased>();
        for (Leased one : leased) {
            Leased now = signedAnew(one);
            all.add(now);
            if (now != one) changed.add(now);
        }
        if (!changed.isEmpty()) store.reseal(changed);
        return all;
    }

    /** What cannot be signed anew, whatever the reason, must not hold up the others. */
    private Leased signedAnew(Leased leased) {
        try {
            SigningKey key = merchants.signingKey(leased.merchant());
            boolean newer = key.version() > leased.message().seal().version();
            return newer ? leased.with(Message.Seal.of(leased.message().data(), key)) : leased;
        } catch (RuntimeException e) {
            LOG.error("no signing key for merchant {}", leased.merchant(), e);
            return leased;
        }
    }

    private void deliver(Leased leased, String url, Slot slot, Runnable done) {
        Instant started = clock.instant();
        // After a pause of the whole process somebody else may be about to take it. The merchant
        // was not asked, so it counts neither as his failure nor as one of the tries.
        if (started.isAfter(leased.leaseEnd().minus(PostbackSettings.TIMEOUT_MAX))) {
            LOG.info("postback {} was not sent: its lease was almost over", leased.id());
            lanes.unused(slot);
            done.run();
            return;
        }
        Reply reply = send(leased, url);
        lanes.answered(slot, reply);
        var attempted = Attempted.of(leased, url, started, clock.instant(), reply, plan);
        recorder.add(new Recorder.Note(attempted, () -> {
            lanes.end(slot);
            done.run();
        }));
    }

    private Reply send(Leased leased, String url) {
        try {
            return merchantEndpoint.send(new Parcel(leased.webhookId(), url,
                    leased.message().body(), leased.test(),
                    merchants.webhookSecrets(leased.merchant())));
        } catch (RuntimeException e) {
            LOG.error("postback {} could not be sent", leased.id(), e);
            return new Reply.Unreachable("could not be sent from here");
        }
    }

    /** Waits for what is under way, then cuts it off; that will be sent again. */
    void end(Duration patience) throws InterruptedException {
        senders.shutdown();
        boolean over = senders.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (!over) {
            LOG.warn("some postbacks are cut off and will be sent again");
        }
        merchantEndpoint.close();
        recorder.stop(Duration.ofSeconds(2));
    }
}
