package io.pasarela.torture.site;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Says what it hears. */
final class Parrot implements AutoCloseable {

    private final ServerSocket listener =
            new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));

    Parrot() throws IOException {
        Thread.ofVirtual().start(() -> {
            while (!listener.isClosed()) {
                try {
                    Socket client = listener.accept();
                    Thread.ofVirtual().start(() -> repeat(client));
                } catch (IOException closed) {
                    // Asked again, and it ends.
                }
            }
        });
    }

    int port() {
        return listener.getLocalPort();
    }

    private static void repeat(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException gone) {
            // So is the answer.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
