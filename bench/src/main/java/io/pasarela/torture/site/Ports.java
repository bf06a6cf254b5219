package io.pasarela.torture.site;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for what is started again and again on the same one: below the range from which Linux takes
 * ports for outgoing connections, or one of those might have it meanwhile.
 */
final class Ports {

    private static final int TRIED_MAX = 200;

    private Ports() {}

    static int free() throws IOException {
        for (int tried = 0; tried < TRIED_MAX; tried++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            if (isFree(port)) return port;
        }
        throw new IOException("no free port between 20000 and 30000 on 127.0.0.1");
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
