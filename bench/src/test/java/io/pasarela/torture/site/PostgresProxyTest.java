package io.pasarela.torture.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server repeats what the test says for it. */
class PostgresProxyTest {

    private static final byte[] ROW = message('D', "C\0\0\0\13COMMIT\0");
    private static final byte[] INSERTED = message('C', "INSERT 0 1\0");
    private static final byte[] COMMITTED = message('C', "COMMIT\0");
    private static final byte[] ROLLED_BACK = message('C', "ROLLBACK\0");
    private static final byte[] READY = message('Z', "I");

    private Parrot server;
    private PostgresProxy proxy;

    @BeforeEach
    void open() throws IOException {
        server = new Parrot();
        proxy = new PostgresProxy(server.port());
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    private static byte[] message(char kind, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(5 + bytes.length)
                .put((byte) kind).putInt(4 + bytes.length).put(bytes).array();
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** Says all in one piece and hears all of it. */
    private static void passes(Socket socket, byte[]... messages) throws IOException {
        byte[] all = join(messages);
        socket.getOutputStream().write(all);
        assertThat(socket.getInputStream().readNBytes(all.length)).isEqualTo(all);
    }

    private static byte[] join(byte[]... messages) throws IOException {
        var all = new ByteArrayOutputStream();
        for (byte[] message : messages) all.write(message);
        return all.toByteArray();
    }

    @Test
    void passesEverythingByItself() throws IOException {
        try (Socket socket = connect()) {
            passes(socket, ROW, INSERTED, READY, COMMITTED, READY);
        }
        assertThat(proxy.swallowed()).isZero();
    }

    @Test
    void keepsACommitToItselfAndCutsTheConnection() throws IOException {
        proxy.swallowCommits(1);
        try (Socket socket = connect()) {
            passes(socket, ROW, INSERTED, ROLLED_BACK, READY);
            socket.getOutputStream().write(join(READY, COMMITTED, READY));
            assertThatIOException().isThrownBy(() ->
                    socket.getInputStream().readNBytes(READY.length + 1));
        }
        assertThat(proxy.swallowed()).isEqualTo(1);
    }

    @Test
    void findsACommitThatComesInPieces() throws IOException {
        proxy.swallowCommits(1);
        try (Socket socket = connect()) {
            passes(socket, INSERTED);
            for (byte piece : COMMITTED) socket.getOutputStream().write(piece);
            assertThatIOException().isThrownBy(() ->
                    socket.getInputStream().readNBytes(COMMITTED.length));
        }
        assertThat(proxy.swallowed()).isEqualTo(1);
    }

    @Test
    void swallowsNoMoreThanItWasTold() throws IOException {
        proxy.swallowCommits(1);
        try (Socket first = connect()) {
            first.getOutputStream().write(COMMITTED);
            assertThatIOException().isThrownBy(() ->
                    first.getInputStream().readNBytes(COMMITTED.length));
        }
        try (Socket second = connect()) {
            passes(second, COMMITTED, READY);
        }
        assertThat(proxy.swallowed()).isEqualTo(1);
    }

    @Test
    void forgetsWhatItWasToldWhenItHeals() throws IOException {
        proxy.swallowCommits(3);
        proxy.heal();
        try (Socket socket = connect()) {
            passes(socket, COMMITTED, READY);
        }
    }
}
