package io.pasarela.torture.farm;

import io.pasarela.sdk.Postbacks;
import io.pasarela.sdk.Verification;
import io.pasarela.torture.history.Answer;
import io.pasarela.torture.history.Event;
import io.pasarela.torture.history.Outcome;
import io.pasarela.torture.town.Tenant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One merchant's server: it books what is genuine, and answers with its manners. */
final class Merchant {

    /** The gateways' clocks jump by days, so a time tells nothing here. */
    private static final Duration ANY_TIME = Duration.ofDays(36_500);
    /** Where machines in clouds ask for their credentials. */
    private static final String METADATA = "http://169.254.169.254/latest/meta-data/";
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final int WELL_EVERY = 3;

    private final Tenant tenant;
    private final Farm.Pace pace;
    private final String trap;
    private final BooleanSupplier healed;
    private final Postbacks postbacks;
    private final AtomicInteger turn = new AtomicInteger();

    /**
     * A merchant.
     *
     * @param trap where no gateway may ever go
     */
    Merchant(Tenant tenant, Farm.Pace pace, String trap, BooleanSupplier healed) {
        this.tenant = tenant;
        this.pace = pace;
        this.trap = trap;
        this.healed = healed;
        this.postbacks = Postbacks.builder()
                .keys(tenant.accessKey(), tenant.privateKey())
                .webhookSecret(tenant.webhookSecret())
                .tolerance(ANY_TIME).build();
    }

    /** Returns when it is answered or over. */
    Event.Received receive(Request request, Visitor visitor) {
        return switch (postbacks.verify(request.body(), request::header)) {
            case Verification.Genuine(var postback) ->
                received(request, postback.reference(), null, take(visitor));
            case Verification.Untrusted(String why) ->
                received(request, "unknown", why, refuse(visitor, Answer.of(401, "{}")));
        };
    }

    private Event.Received received(
            Request request, String reference, @Nullable String fault, Outcome outcome) {
        String id = request.headers().getOrDefault("webhook-id", "");
        return new Event.Received(tenant, reference,
                new String(request.body(), StandardCharsets.UTF_8), id, fault, outcome);
    }

    private Outcome take(Visitor visitor) {
        if (healed.getAsBoolean()) return agree(visitor);
        int now = turn.getAndIncrement();
        boolean well = now % WELL_EVERY == WELL_EVERY - 1;
        return switch (tenant.manners()) {
            case PROMPT -> agree(visitor);
            case SLOW -> waits(visitor, pace.slow()) ? agree(visitor) : Outcome.UNKNOWN;
            case REFUSING -> well ? agree(visitor) : refuse(visitor, Answer.of(503, "{}"));
            case HANGING -> well ? agree(visitor) : hang(visitor);
            case RUBBISH -> refuse(visitor,
                    Answer.RUBBISH.get(now % Answer.RUBBISH.size()));
            case REDIRECTING -> refuse(visitor, Answer.redirect(
                    now % 2 == 0 ? 302 : 307, now % 4 < 2 ? trap : METADATA));
            case DROPPING -> {
                drop(visitor);
                yield Outcome.UNKNOWN;
            }
        };
    }

    private static Outcome agree(Visitor visitor) {
        try {
            visitor.answer(Answer.OK);
            return Outcome.OK;
        } catch (IOException gone) {
            return Outcome.UNKNOWN;
        }
    }

    private static Outcome refuse(Visitor visitor, Answer answer) {
        try {
            visitor.answer(answer);
        } catch (IOException gone) {
            drop(visitor);
        }
        return Outcome.REFUSED;
    }

    private static boolean waits(Visitor visitor, Duration time) {
        try {
            return visitor.waits(time);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Unknown when the other side gave up first, refused when he is let go or loses patience. */
    private Outcome hang(Visitor visitor) {
        long end = System.nanoTime() + pace.hanging().toNanos();
        boolean waited = true;
        while (waited && !healed.getAsBoolean() && System.nanoTime() < end) {
            waited = waits(visitor, LOOK_EVERY);
        }
        drop(visitor);
        return waited ? Outcome.REFUSED : Outcome.UNKNOWN;
    }

    private static void drop(Visitor visitor) {
        try {
            visitor.close();
        } catch (IOException gone) {
            // That was the point.
        }
    }
}
