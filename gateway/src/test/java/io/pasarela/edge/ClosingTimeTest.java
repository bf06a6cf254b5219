package io.pasarela.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ValveBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosingTimeTest {

    private static final String UNREAD = "POST /feed HTTP/1.1\r\n\r\n";
    private static final String READ = "GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n";

    private final Tomcat tomcat = new Tomcat();

    @TempDir
    private Path folder;

    /** The moment in which the connector is paused while a request comes in. */
    private static final class Pause extends ValveBase {

        @Override
        public void invoke(Request request, Response response)
                throws IOException, ServletException {
            request.getConnector().pause();
            getNext().invoke(request, response);
        }
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private void start(boolean closing) throws LifecycleException {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.addContext("", null);
        if (closing) tomcat.getEngine().getPipeline().addValve(new Pause());
        tomcat.getEngine().getPipeline().addValve(new ClosingTime());
        tomcat.start();
    }

    private String answer(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", tomcat.getConnector().getLocalPort())) {
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    @Test
    void whoComesWhileItClosesMayComeAgain() throws Exception {
        start(true);
        assertThat(answer(UNREAD)).startsWith("HTTP/1.1 503")
                .contains("Retry-After: 1", "Pasarela-Error: server.busy");
    }

    @Test
    void whatWasReadIsStillServed() throws Exception {
        start(true);
        assertThat(answer(READ)).startsWith("HTTP/1.1 404");
    }

    @Test
    void aRequestThatNamesNoHostIsWrong() throws Exception {
        start(false);
        assertThat(answer(UNREAD)).startsWith("HTTP/1.1 400");
    }
}
