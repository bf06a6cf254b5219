package io.pasarela.bench;

import java.io.IOException;
import java.util.List;

/** One gateway that is killed and started again. */
final class Node implements AutoCloseable {

    private final Installation installation;
    private final int port;
    private final List<String> settings;
    private GatewayProcess process;

    Node(Installation installation, int port, List<String> settings) throws Exception {
        this.installation = installation;
        this.port = port;
        this.settings = settings;
        start();
    }

    int port() {
        return port;
    }

    void start() throws IOException, InterruptedException {
        process = installation.start(port, settings);
        process.awaitReady();
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
