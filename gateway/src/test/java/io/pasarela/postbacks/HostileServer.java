package io.pasarela.postbacks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server on a bare socket, which may answer every request with anything, or with a reset. */
final class HostileServer implements AutoCloseable {

    /** What it does with a connection once it has read a request. */
    interface Conversation {
        void answer(InputStream in, OutputStream out) throws IOException;
    }

    final List<String> requests = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    final AtomicInteger connections = new AtomicInteger();
    private final @Nullable Conversation conversation;
    private final ServerSocket listener;

    /** Without a conversation it resets the connection. */
    HostileServer(@Nullable Conversation conversation) {
        this.conversation = conversation;
        try {
            listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return listener.getLocalPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** The next request, body and all, for which the test waits. */
    String next() throws InterruptedException {
        String request = arrived.poll(30, TimeUnit.SECONDS);
        if (request == null) throw new AssertionError("nothing came");
        return request;
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            while (true) {
                String request = read(socket.getInputStream());
                if (request == null) return;
                requests.add(request);
                arrived.add(request);
                if (conversation == null) {
                    socket.setSoLinger(true, 0);
                    return;
                }
                conversation.answer(socket.getInputStream(), socket.getOutputStream());
                socket.getOutputStream().flush();
            }
        } catch (IOException _) {
            // The other side had enough.
        }
    }

    private static @Nullable String read(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        while (true) {
            int one = in.read();
            if (one < 0) return null;
            bytes.write(one);
            String head = bytes.toString(StandardCharsets.US_ASCII);
            if (!head.endsWith("\r\n\r\n")) continue;
            int length = head.lines().filter(line -> line.startsWith("Content-Length: "))
                    .mapToInt(line -> Integer.parseInt(line.substring(16))).findFirst().orElse(0);
            return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
