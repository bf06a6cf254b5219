package io.pasarela.window;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pasarela.deposits.PaymentName;
import io.pasarela.window.StatePage.State;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One page that waits, and the line to it. Used by one thread at a time. */
final class Watcher {

    /** So often something is sent, so that nobody on the way takes the line for dead. */
    static final Duration SIGN_EVERY = Duration.ofSeconds(15);

    private static final String SIGN = ":\n\n";
    private static final String RETRY = "retry: 2000\n";

    private final Visit visit;
    private final String network;
    private final AsyncContext line;
    private final Instant since;
    private Instant lastSign;
    private @Nullable State told;
    private @Nullable String mark;

    Watcher(Visit visit, String network, AsyncContext line, Instant now) {
        this.visit = visit;
        this.network = network;
        this.line = line;
        this.since = now;
        this.lastSign = now;
    }

    Visit visit() {
        return visit;
    }

    Instant since() {
        return since;
    }

    String network() {
        return network;
    }

    PaymentName payment() {
        return new PaymentName(visit.merchant().id(), visit.link().customId());
    }

    /** Whether something happened to the payment since this was last asked. */
    boolean isNews(String newMark) {
        return !newMark.equals(mark);
    }

    /** Sends the state unless it was sent before. */
    void tell(State state, @Nullable String newMark, Instant now) throws IOException {
        if (state != told) {
            send((told == null ? RETRY : "") + "data: " + state.key() + "\n\n", now);
        }
        told = state;
        mark = newMark;
    }

    /** What is paid stays paid. */
    boolean hasMore() {
        return told != State.SUCCESS;
    }

    void giveSign(Instant now) throws IOException {
        if (Duration.between(lastSign, now).compareTo(SIGN_EVERY) >= 0) send(SIGN, now);
    }

    private void send(String text, Instant now) throws IOException {
        lastSign = now;
        try {
            line.getResponse().getOutputStream().write(text.getBytes(UTF_8));
            line.getResponse().flushBuffer();
        } catch (IllegalStateException closed) {
            throw new IOException("the container closed the line", closed);
        }
    }

    void close() {
        try {
            line.complete();
        } catch (IllegalStateException closed) {
            // By the container, when the browser went away.
        }
    }
}
