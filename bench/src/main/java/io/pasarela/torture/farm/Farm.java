package io.pasarela.torture.farm;

import io.pasarela.torture.history.Answer;
import io.pasarela.torture.history.Attempt;
import io.pasarela.torture.history.Call;
import io.pasarela.torture.history.Event;
import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Operation;
import io.pasarela.torture.town.Cast;
import io.pasarela.torture.town.Tenant;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;

/**
 * The servers of all merchants, on one port: each takes its postbacks at the path that is its key,
 * with its manners, and remembers every attempt.
 */
public final class Farm implements AutoCloseable {

    private static final int BACKLOG = 1_000;

    /**
     * How long somebody waits for an answer.
     *
     * @param slow for a slow one; within the gateway's patience of 15 s
     * @param hanging for one that never comes; longer than that, and shorter than the 60 s after
     *     which the same postback may come again
     */
    record Pace(Duration slow, Duration hanging) {

        static final Pace REAL = new Pace(Duration.ofSeconds(3), Duration.ofSeconds(30));
    }

    private final History history;
    private final ServerSocket server;
    private final Map<String, Merchant> merchants;
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final Set<Visitor> visitors = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean healed;

    public Farm(Cast cast, History history) throws IOException {
        this(cast, history, Pace.REAL);
    }

    Farm(Cast cast, History history, Pace pace) throws IOException {
        this.history = history;
        this.server = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
        this.merchants = cast.tenants().stream().collect(Collectors.toMap(
                tenant -> "/" + tenant.key(),
                tenant -> new Merchant(tenant, pace, trap(tenant), () -> healed)));
        threads.execute(this::open);
    }

    private String trap(Tenant tenant) {
        return "http://127.0.0.1:" + port() + "/trap/" + tenant.key();
    }

    public int port() {
        return server.getLocalPort();
    }

    /** From now on everybody is prompt; who hangs is let go. */
    public void heal() {
        healed = true;
    }

    /** Everybody falls back into his manners. */
    public void relapse() {
        healed = false;
    }

    /** All that are over. */
    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    private void open() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException | RejectedExecutionException closing) {
                // The loop ends when the server is closed; else the next one may do better.
            }
        }
    }

    private void serve(Socket socket) {
        try (var visitor = new Visitor(socket)) {
            visitors.add(visitor);
            try {
                Request request;
                while (!server.isClosed() && (request = visitor.next()) != null) {
                    receive(request, visitor);
                }
            } finally {
                visitors.remove(visitor);
            }
        } catch (IOException cut) {
            // What was not said completely was not said; it comes again.
        }
    }

    private void receive(Request request, Visitor visitor) throws IOException {
        Merchant merchant = merchants.get(request.path());
        if (merchant == null) {
            history.violate("nobody takes postbacks there, and no redirect may be followed: "
                    + request.line());
            visitor.answer(Answer.of(404, "{}"));
            return;
        }
        if (!request.isAsPromised()) {
            history.violate("no POST of JSON with its length: " + request.line());
        }
        Call call = history.begin(Operation.DELIVERY);
        Event.Received received = merchant.receive(request, visitor);
        attempts.add(new Attempt(received, request.begunAt(), System.nanoTime()));
        history.add(received);
        call.end(received.outcome());
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Visitor visitor : visitors) visitor.close();
        threads.close();
    }
}
