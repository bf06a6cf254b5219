package io.pasarela.torture.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The wire between two who think they talk to each other. It can be cut, slow, or dead without
 * anybody being told.
 */
class TcpProxy implements AutoCloseable {

    private static final int BACKLOG = 1_000;
    private static final int CHUNK = 16_384;
    private static final int CONNECT_MS = 2_000;
    private static final long LOOK_EVERY_MS = 20;

    private final ServerSocket listener;
    private final int target;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile boolean refuses;
    private volatile boolean isDead;
    private volatile int loses;
    private final AtomicInteger said = new AtomicInteger();
    private volatile Duration delay = Duration.ZERO;

    /** @param target a port of the loopback; nobody needs to listen there yet */
    TcpProxy(int target) throws IOException {
        this.target = target;
        listener = new ServerSocket(Ports.free(), BACKLOG, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().name("proxy").start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    int connections() {
        return links.size();
    }

    /** All connections are reset. */
    void cut() {
        links.forEach(Link::cut);
    }

    /** Like {@link #cut}, and new ones get nowhere. */
    void refuse() {
        refuses = true;
        cut();
    }

    /** Nothing comes through any more, and nobody is told. */
    void die() {
        isDead = true;
    }

    /** Each piece comes that much later. */
    void delay(Duration time) {
        delay = time;
    }

    /** Of all pieces that clients say each nth is lost, with its connection. */
    void lose(int nth) {
        loses = nth;
    }

    private boolean loses() {
        int nth = loses;
        return nth > 0 && said.incrementAndGet() % nth == 0;
    }

    /** As it should be. What had been under way while it was dead comes late, but comes. */
    void heal() {
        refuses = false;
        isDead = false;
        loses = 0;
        delay = Duration.ZERO;
    }

    /** How one connection's answers are looked at; by itself nobody looks. */
    Watch watch() {
        return (_, length) -> length;
    }

    /** Looks at what one side says on one connection. */
    interface Watch {

        /** How many of the next bytes may pass; the connection is cut where it is fewer. */
        int pass(byte[] bytes, int length);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().name("proxy").start(() -> connect(client));
            } catch (IOException closed) {
                // Asked again, and it ends.
            }
        }
    }

    private void connect(Socket client) {
        var link = new Link(client, new Socket());
        if (refuses) {
            link.cut();
            return;
        }
        links.add(link);
        try {
            link.server.connect(
                    new InetSocketAddress(listener.getInetAddress(), target), CONNECT_MS);
            client.setTcpNoDelay(true);
            link.server.setTcpNoDelay(true);
            Thread.ofVirtual().name("proxy").start(() ->
                    link.pump(link.server, client, watch()));
            link.pump(client, link.server, (_, length) -> loses() ? 0 : length);
        } catch (IOException nobodyThere) {
            link.cut();
        }
    }

    /** One connection and its other half. */
    private final class Link {

        private final Socket client;
        private final Socket server;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        /** Until the one has no more to say. */
        void pump(Socket from, Socket to, Watch watch) {
            byte[] bytes = new byte[CHUNK];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                int length;
                while ((length = in.read(bytes)) >= 0) {
                    await(to);
                    int passing = watch.pass(bytes, length);
                    out.write(bytes, 0, passing);
                    if (passing < length) break;
                }
                if (length >= 0) {
                    cut();
                    return;
                }
                to.shutdownOutput();
                if (from.isOutputShutdown()) close();
            } catch (IOException | InterruptedException gone) {
                cut();
            }
        }

        private void await(Socket to) throws InterruptedException {
            if (!delay.isZero()) Thread.sleep(delay);
            while (isDead && !to.isClosed()) Thread.sleep(LOOK_EVERY_MS);
        }

        /** With a reset, so that both sides hear of it at once. */
        void cut() {
            for (Socket socket : new Socket[] {client, server}) {
                try {
                    socket.setSoLinger(true, 0);
                } catch (IOException closed) {
                    // Then there is nothing to reset.
                }
            }
            close();
        }

        private void close() {
            links.remove(this);
            for (Socket socket : new Socket[] {client, server}) {
                try {
                    socket.close();
                } catch (IOException closed) {
                    // That was wanted.
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }
}
