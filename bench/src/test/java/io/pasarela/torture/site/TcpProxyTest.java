package io.pasarela.torture.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {

    private static final int PATIENCE_MS = 10_000;

    private Parrot parrot;
    private TcpProxy proxy;

    @BeforeEach
    void open() throws IOException {
        parrot = new Parrot();
        proxy = new TcpProxy(parrot.port());
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        parrot.close();
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    @Test
    void carriesBothWaysAndToTheEnd() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write("good morning".getBytes());
            socket.shutdownOutput();
            assertThat(socket.getInputStream().readAllBytes()).asString().isEqualTo("good morning");
        }
        await().until(() -> proxy.connections() == 0);
    }

    @Test
    void resetsWhatIsThereAndTakesNewOnes() throws IOException {
        try (Socket cut = connect(); Socket next = connect()) {
            say(cut);
            proxy.cut();
            assertThatIOException().isThrownBy(() -> say(cut));
        }
        try (Socket next = connect()) {
            say(next);
        }
    }

    @Test
    void refusesUntilItHeals() throws IOException {
        proxy.refuse();
        assertThatIOException().isThrownBy(() -> {
            try (Socket refused = connect()) {
                say(refused);
            }
        });
        proxy.heal();
        try (Socket socket = connect()) {
            say(socket);
        }
    }

    @Test
    void isDeadWithoutTellingAndThenDeliversAll() throws IOException {
        try (Socket socket = connect()) {
            say(socket);
            proxy.die();
            socket.getOutputStream().write('x');
            socket.setSoTimeout(200);
            assertThatIOException().isThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class);
            proxy.heal();
            socket.setSoTimeout(PATIENCE_MS);
            assertThat(socket.getInputStream().read()).isEqualTo('x');
        }
    }

    @Test
    void losesEachNthPieceWithItsConnection() throws IOException {
        proxy.lose(3);
        try (Socket first = connect(); Socket second = connect()) {
            say(first);
            say(second);
            assertThatIOException().isThrownBy(() -> say(first));
            say(second);
            proxy.heal();
            for (int i = 0; i < 3; i++) say(second);
        }
    }

    @Test
    void letsPiecesComeLate() throws IOException {
        try (Socket socket = connect()) {
            say(socket);
            proxy.delay(Duration.ofMillis(100));
            long begun = System.nanoTime();
            say(socket);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    /** And hears it back. */
    private static void say(Socket socket) throws IOException {
        socket.getOutputStream().write('a');
        if (socket.getInputStream().read() != 'a') throw new IOException("ended");
    }
}
